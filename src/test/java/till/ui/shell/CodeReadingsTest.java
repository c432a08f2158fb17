package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.PayCode;
import till.service.ChargeRequest;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.kit.QrCode;
import till.ui.kit.SafePicture;

/** A phone would read every code as it stands on the till's screen and on the customer's. */
class CodeReadingsTest extends WindowCases {
    private static final String MARKS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_";

    private static String text(int length) {
        var random = new Random(length);
        var text = new StringBuilder("https://qr.example/pay?t=");
        while (text.length() < length) {
            text.append(MARKS.charAt(random.nextInt(MARKS.length())));
        }
        return text.toString();
    }

    static Stream<List<Object>> everyWay() {
        return Stream.of(Theme.LIGHT, Theme.DARK)
                .flatMap(theme -> Stream.of(1.0, 1.25, 1.5, 2.0)
                        .flatMap(
                                scale -> Stream.of(37, 120, 600).map(length -> List.<Object>of(theme, scale, length))));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void everyCodeIsReadInTheWindowAndOnTheDisplay(List<Object> way) {
        var text = text((Integer) way.get(2));
        Pictures.fx(() -> window.wear((Theme) way.get(0)));
        show(text);
        var scale = (Double) way.get(1);
        assertEquals(Optional.of(text), read(window.scene(), scale), "window");
        assertEquals(Optional.of(text), read(window.customer().orElseThrow().scene(), scale), "display");
    }

    static Stream<List<Object>> everyLargeWay() {
        return Stream.of(Theme.LIGHT, Theme.DARK)
                .flatMap(theme -> Stream.of(1366, 1024)
                        .flatMap(
                                width -> Stream.of(37, 120, 600).map(length -> List.<Object>of(theme, width, length))));
    }

    /** Leaves its pictures in {@code target/pictures}, for other readers to try. */
    @ParameterizedTest
    @MethodSource("everyLargeWay")
    void everyCodeIsReadBesideTextOfTwiceTheSize(List<Object> way) {
        var width = (Integer) way.get(1);
        var text = text((Integer) way.get(2));
        world.set(settings ->
                settings.withDisplay(settings.display().withTextSize(200).withScale(200)));
        Pictures.fx(() -> window.wear((Theme) way.get(0)));
        show(text);
        for (var scene : List.of(window.scene(), window.customer().orElseThrow().scene())) {
            Pictures.fx(() -> {
                scene.getWindow().setWidth(width);
                scene.getWindow().setHeight(768);
            });
            WaitForAsyncUtils.waitForFxEvents();
            var name = "large-" + (scene.equals(window.scene()) ? "window-" : "display-") + way.get(0) + "-" + width
                    + "-" + way.get(2);
            Pictures.fx(() -> Pictures.keep(scene, name));
            assertEquals(Optional.of(text), onScreen(scene), name);
        }
    }

    private void show(String text) {
        world.set(settings -> settings.withDisplay(settings.display().withOpen(true)));
        world.gateway.gives(new PayCode(PayCode.Kind.QR, text));
        Pictures.fx(() -> {
            world.services
                    .payments()
                    .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD 88.50")), Acting.UNNAMED);
            window.go(new Route.PayCode(world.gateway.orders().getLast().orderNo()));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Only what the window shows, and nothing that reaches out of it. */
    private static Optional<String> onScreen(Scene scene) {
        return Pictures.onFx(() -> read(Pictures.of(scene)));
    }

    private static Optional<String> read(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return SafePicture.of(bytes.toByteArray(), 24_000_000).value().code();
    }

    /** As a screen of that scale would show it. */
    private static Optional<String> read(Scene scene, double scale) {
        return Pictures.onFx(() -> {
            scene.getWindow().setRenderScaleX(scale);
            scene.getWindow().setRenderScaleY(scale);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            return read(SwingFXUtils.fromFXImage(scene.getRoot().snapshot(parameters, null), null));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
    void everyModuleHasAWholeNumberOfScreenPixels(double scale) throws IOException {
        var text = text(120);
        show(text);
        var modules = QrCode.of(text).orElseThrow().size() - 2 * QrCode.QUIET_ZONE;
        var pixels = Pictures.onFx(() -> {
            window.scene().getWindow().setRenderScaleX(scale);
            window.scene().getWindow().setRenderScaleY(scale);
            var view = window.scene().lookup(".code-room .qr-view");
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            var image = ((javafx.scene.Parent) view).getChildrenUnmodifiable().getFirst();
            var at = image.localToScene(image.getBoundsInLocal());
            return new double[] {
                at.getMinX() * scale, at.getMinY() * scale, at.getWidth() * scale, at.getHeight() * scale
            };
        });
        for (var edge : pixels) {
            assertEquals(Math.rint(edge), edge, 0.01, "an edge on a whole pixel");
        }
        assertEquals(0, Math.rint(pixels[2]) % (modules + 2 * QrCode.QUIET_ZONE), "pixels for each module");
    }

    @Test
    void aLongTextIsNoDenserThanItHasToBe() {
        assertEquals(17, version(text(600)));
        assertEquals(6, version(text(120)));
        assertEquals(3, version(text(37)));
    }

    private static int version(String text) {
        return (QrCode.of(text).orElseThrow().size() - 2 * QrCode.QUIET_ZONE - 17) / 4;
    }
}
