package till.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** Finds words on a scene that do not fit their place: shortened with dots, or reaching out of the scene. */
public final class CutOffs {
    private CutOffs() {}

    /** The words that are shortened; a list or name that may be as long as a person likes is allowed to by its style. */
    public static List<String> of(Scene scene, String... allowed) {
        return below(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(each -> Stream.of(allowed).noneMatch(each.getStyleClass()::contains))
                .flatMap(CutOffs::shortened)
                .toList();
    }

    /** All the words that are to be seen. */
    public static List<String> words(Scene scene) {
        return below(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<String> shortened(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .filter(shown -> !shown.isEmpty() && shown.endsWith(labeled.getEllipsisString()))
                .filter(shown -> !shown.equals(labeled.getText()))
                .map(shown -> labeled.getStyleClass() + " " + Objects.requireNonNullElse(labeled.getId(), "") + ": "
                        + labeled.getText() + " -> " + shown);
    }

    private static Stream<Node> below(Node node) {
        var deeper = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .flatMap(CutOffs::below)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), deeper);
    }
}
