package till.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Acting;
import till.domain.Operator;

/** Who works at this window. FX thread only. */
public final class Session {
    private final ReadOnlyObjectWrapper<Optional<Operator>> operator = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** The one who signed in; empty while nobody is named. */
    public ReadOnlyObjectProperty<Optional<Operator>> operatorProperty() {
        return operator.getReadOnlyProperty();
    }

    /** As whom services are asked, without anybody's approval. */
    public Acting acting() {
        return operator.get().map(Acting::as).orElse(Acting.UNNAMED);
    }
}
