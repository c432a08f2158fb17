package till.ui.kit;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import till.domain.PaymentMethod.Brand;

/**
 * A payment method's mark: a tile in the brand's colour with a simple drawing of our own. The tile's size is set by its
 * style ({@code -fx-min-width}); the drawing fills it.
 */
public final class MethodMark extends StackPane {
    private static final double GRID = 24;

    private final ObjectProperty<Brand> brand = new SimpleObjectProperty<>(this, "brand", Brand.OTHER);
    private final SVGPath drawing = new SVGPath();
    private final StackPane sheet = new StackPane(drawing);
    private final Scale scale = new Scale(1, 1, 0, 0);

    public MethodMark() {
        getStyleClass().add("method-mark");
        drawing.getStyleClass().add("method-drawing");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAlignment(Pos.TOP_LEFT);
        sheet.setManaged(false);
        sheet.resize(GRID, GRID);
        sheet.getTransforms().add(scale);
        drawing.setManaged(false);
        getChildren().add(sheet);
        brand.subscribe(this::draw);
    }

    public MethodMark(Brand brand) {
        this();
        setBrand(brand);
    }

    @Override
    protected void layoutChildren() {
        var side = Math.min(getWidth(), getHeight());
        scale.setX(side / GRID);
        scale.setY(side / GRID);
        super.layoutChildren();
    }

    private void draw(Brand which) {
        getStyleClass().removeIf(each -> each.startsWith("brand-"));
        getStyleClass().add("brand-" + which.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        drawing.setContent(MarkDrawings.of(which));
    }

    public Brand getBrand() {
        return brand.get();
    }

    public void setBrand(Brand which) {
        brand.set(which);
    }

    public ObjectProperty<Brand> brandProperty() {
        return brand;
    }
}
