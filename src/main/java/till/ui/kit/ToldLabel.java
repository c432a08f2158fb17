package till.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/** A line with an icon that is there only while there is something to tell. */
public final class ToldLabel extends WrappedLabel {
    public ToldLabel(String icon, String style) {
        super(style);
        setGraphic(new FontIcon(icon));
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }
}
