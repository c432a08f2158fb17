package till.ui;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.Property;
import javafx.fxml.LoadListener;

/**
 * What in a view follows the screen's state by an expression of its FXML. The toolkit holds such a view for as long as the
 * state lives, so each has to be let go by hand. Heard while the view is loaded.
 */
final class FollowedState implements LoadListener {
    private static final String EXPRESSION = "${";

    private final Deque<List<String>> open = new ArrayDeque<>();
    private final List<Property<?>> following = new ArrayList<>();

    /** Everything stays as it looks now. */
    void letGo() {
        following.forEach(Property::unbind);
        following.clear();
    }

    @Override
    public void beginInstanceDeclarationElement(Class<?> type) {
        begin();
    }

    @Override
    public void beginUnknownTypeElement(String name) {
        begin();
    }

    @Override
    public void beginIncludeElement() {
        begin();
    }

    @Override
    public void beginReferenceElement() {
        begin();
    }

    @Override
    public void beginCopyElement() {
        begin();
    }

    @Override
    public void beginRootElement() {
        begin();
    }

    @Override
    public void beginPropertyElement(String name, Class<?> sourceType) {
        begin();
    }

    @Override
    public void beginUnknownStaticPropertyElement(String name) {
        begin();
    }

    @Override
    public void beginScriptElement() {
        begin();
    }

    @Override
    public void beginDefineElement() {
        begin();
    }

    private void begin() {
        open.push(new ArrayList<>());
    }

    @Override
    public void readPropertyAttribute(String name, Class<?> sourceType, String value) {
        if (value.startsWith(EXPRESSION)) {
            open.element().add(name);
        }
    }

    @Override
    public void endElement(Object value) {
        for (var name : open.pop()) {
            following.add(property(value, name));
        }
    }

    private static Property<?> property(Object owner, String name) {
        try {
            return (Property<?>) owner.getClass().getMethod(name + "Property").invoke(owner);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException wrong) {
            throw new IllegalStateException(name + " of " + owner.getClass() + " follows nothing", wrong);
        }
    }

    @Override
    public void readImportProcessingInstruction(String target) {}

    @Override
    public void readLanguageProcessingInstruction(String language) {}

    @Override
    public void readComment(String comment) {}

    @Override
    public void readInternalAttribute(String name, String value) {}

    @Override
    public void readUnknownStaticPropertyAttribute(String name, String value) {}

    @Override
    public void readEventHandlerAttribute(String name, String value) {}
}
