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
        drawing.setContent(path(which));
    }

    /** Drawn on a grid of 24 by 24. */
    private static String path(Brand brand) {
        return switch (brand) {
            // a roof stroke, a bar and a sweeping tail, after the character the wallet is known by
            case ALIPAY ->
                "M6 6.2h12v1.7H6z M11.1 4h1.8v6.2h-1.8z M7 9.6h9.6c-.5 2.300-1.500 4.300-2.900 5.900 "
                        + "1.900.8 4 1.600 6.300 2.200l-.7 1.900c-2.700-.8-5.100-1.700-7.200-2.700C10.700 18.100 9 18.700 7.300 18.700 "
                        + "4.900 18.700 3.600 17.500 3.600 15.900c0-1.700 1.500-2.900 3.700-2.900 1.400 0 2.900.4 4.600 1.100.9-.9 "
                        + "1.500-1.900 1.900-2.900H7z M7.200 14.600c-1.200 0-1.900.5-1.900 1.300 0 .7.7 1.200 1.900 1.200 1.200 0 "
                        + "2.300-.4 3.300-1.200-1.200-.8-2.300-1.300-3.300-1.300z";
            // two speech bubbles, the smaller before the larger
            case WECHAT_PAY ->
                "M9.300 4.500C5.500 4.500 2.500 7 2.500 10.100c0 1.800 1 3.300 2.600 4.400l-.6 2 2.300-1.200c.8.2 "
                        + "1.600.4 2.500.4h.5a4.600 4.600 0 0 1-.2-1.300c0-2.900 2.700-5.200 6-5.200h.4C15.400 6.500 12.600 4.500 9.300 "
                        + "4.500z M15.800 10.400c-3.100 0-5.500 2-5.500 4.500s2.400 4.500 5.500 4.500c.7 0 1.300-.1 1.900-.3l1.900 1-.5-1.700c"
                        + "1.300-.8 2.200-2.100 2.200-3.500 0-2.500-2.400-4.500-5.500-4.500z";
            // three leaning cards, side by side
            case UNIONPAY -> "M5.200 6h4L7 18H2.800z M10.400 6h4l-2.200 12H8.200z M15.600 6h5.600L19 18h-5.600z";
            // a card with its stripe and two fields
            case CARD ->
                "M4.500 5.500h15a2 2 0 0 1 2 2v1.300h-19V7.500a2 2 0 0 1 2-2z M2.500 11h19v5.500a2 2 0 0 1-2 2h-15a2 "
                        + "2 0 0 1-2-2z M5 14v1.800h4V14z M10.500 14v1.800h2.500V14z";
            // a code's three corners
            case OTHER ->
                "M4 4h7v7H4z M6 6v3h3V6z M13 4h7v7h-7z M15 6v3h3V6z M4 13h7v7H4z M6 15v3h3v-3z "
                        + "M13 13h3v3h-3z M17 17h3v3h-3z M17 13h3v2h-3z M13 17h2v3h-2z";
        };
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
