package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computes the contrast of the colours screens are made of, resolved as style sheets resolve them, in both themes. */
class TokensTest {
    private static final double TEXT = 4.5;
    private static final double EDGE = 3;

    /** What is written with one colour on another; the third is what shines through where the second is not opaque. */
    private static final List<Pair> TEXTS = List.of(
            new Pair("-color-fg-default", "-till-card"),
            new Pair("-color-fg-default", "-till-page"),
            new Pair("-color-fg-muted", "-till-card"),
            new Pair("-color-fg-muted", "-till-page"),
            new Pair("-color-accent-fg", "-till-card"),
            new Pair("-color-accent-fg", "-color-accent-subtle"),
            new Pair("-color-fg-emphasis", "-color-accent-emphasis"),
            new Pair("white", "-color-danger-emphasis"),
            new Pair("-till-rail-fg", "-till-rail-bg"),
            new Pair("-till-rail-fg", "-till-rail-bg-hover"),
            new Pair("-till-rail-fg", "-till-rail-bg-current"),
            new Pair("-till-rail-fg-muted", "-till-rail-bg"),
            new Pair("-till-rail-fg-muted", "-till-rail-bg-hover"),
            new Pair("-till-rail-fg-muted", "-till-rail-bg-current"),
            new Pair("-till-training-fg", "-till-training-bg"),
            new Pair("-till-good", "-till-good-bg"),
            new Pair("-till-bad", "-till-bad-bg"),
            new Pair("-till-doubtful", "-till-doubtful-bg"),
            new Pair("-till-waiting", "-till-waiting-bg"),
            new Pair("-till-over", "-till-over-bg"),
            new Pair("-till-good", "-till-card"),
            new Pair("-till-bad", "-till-card"),
            new Pair("-till-doubtful", "-till-card"),
            new Pair("-color-fg-default", "-till-good-bg"),
            new Pair("-color-fg-default", "-till-bad-bg"),
            new Pair("-color-fg-default", "-till-doubtful-bg"),
            new Pair("-color-fg-default", "-till-waiting-bg"));

    /** What is only to be seen: the ring of the focus, the edge of a field. */
    private static final List<Pair> EDGES = List.of(
            new Pair("-color-accent-emphasis", "-till-card"),
            new Pair("-color-accent-emphasis", "-till-page"),
            new Pair("white", "-till-rail-bg-current"),
            new Pair("-till-edge", "-till-card"),
            new Pair("-till-edge", "-color-bg-default"));

    private record Pair(String ink, String paper) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coloursStandOut(boolean dark) {
        var wrong = Pictures.onFx(() -> {
            var theme = dark ? new PrimerDark() : new PrimerLight();
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            var found = new TreeSet<String>();
            TEXTS.forEach(pair -> judge(pair, TEXT, dark, found));
            EDGES.forEach(pair -> judge(pair, EDGE, dark, found));
            return found;
        });
        assertEquals(new TreeSet<>(), wrong);
    }

    private static void judge(Pair pair, double least, boolean dark, TreeSet<String> found) {
        var card = resolved("-till-card", dark);
        var paper = Contrast.over(resolved(pair.paper(), dark), card);
        var ink = Contrast.over(resolved(pair.ink(), dark), paper);
        var contrast = Contrast.between(ink, paper);
        if (contrast < least) {
            found.add("%s on %s: %.2f".formatted(pair.ink(), pair.paper(), contrast));
        }
    }

    private static Color resolved(String token, boolean dark) {
        var label = new Label("x");
        label.setStyle("-fx-background-color: " + token + ";");
        var root = new StackPane(label);
        root.getStyleClass().add("till");
        root.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
        root.getStylesheets()
                .add(Objects.requireNonNull(TokensTest.class.getResource("/styles/app.css"))
                        .toExternalForm());
        var scene = new Scene(root);
        root.applyCss();
        var fill = label.getBackground().getFills().getFirst().getFill();
        return scene.getRoot() == null ? Color.BLACK : (Color) fill;
    }
}
