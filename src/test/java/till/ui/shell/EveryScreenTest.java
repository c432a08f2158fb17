package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Contrast;
import till.ui.Pictures;
import till.ui.Route;

/** What has to hold on every screen: names, the way of the focus, targets, one language, contrast. */
class EveryScreenTest {
    private static final double TARGET = 44;
    private static final double TEXT_CONTRAST = 4.5;
    private static final Set<String> AT_THE_COUNTER =
            Set.of("charge", "code", "paid", "declined", "refund", "lock", "guide");

    private final ScreenWalk walk = new ScreenWalk();
    private final Set<String> wrong = new TreeSet<>();

    @AfterEach
    void close() {
        walk.close();
    }

    private void wrong(String screen, String what) {
        wrong.add(screen + ": " + what);
    }

    @Test
    void noScreenIsLeftOut() {
        assertEquals(Set.of(), walk.notWalked());
    }

    @Test
    void everythingTheFocusStandsOnHasAName() {
        walk.each(screen -> Pictures.fx(() -> {
            var labels = walk.seen().stream()
                    .filter(Label.class::isInstance)
                    .map(Label.class::cast)
                    .filter(label -> label.getLabelFor() != null)
                    .map(Label::getLabelFor)
                    .toList();
            walk.focusable().stream()
                    .filter(node -> !(node instanceof VirtualFlow))
                    .filter(node -> !isNamed(node) && !labels.contains(node))
                    .forEach(node -> wrong(screen, ScreenWalk.called(node)));
        }));
        assertEquals(Set.of(), wrong);
    }

    /** Where no reader is told of what changed by itself, the focus stands on what tells it. */
    @Test
    void anOutcomeIsSaidByWhatHasTheFocus() {
        var outcomes = Map.of("paid", "Paid. HKD 1,240.00.", "declined", "Declined. HKD 46.00.");
        walk.only(outcomes.keySet(), screen -> {
            var said = Pictures.onFx(() -> walk.window.scene().getFocusOwner().getAccessibleText());
            var wanted = Objects.requireNonNull(outcomes.get(screen));
            assertEquals(wanted, said.substring(0, wanted.length()));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {TillWindow.LEAST_HEIGHT, 743})
    void theFootOfTheRailIsSeenInALowWindow(int height) {
        Pictures.fx(() -> walk.window.go(new Route.Charge()));
        Pictures.fx(() -> walk.stage.setHeight(height));
        ScreenWalk.settle();
        Pictures.fx(() -> {
            var seen = walk.seen();
            var foot = walk.window.scene().lookup("#customer");
            var bottom = foot.localToScene(foot.getLayoutBounds()).getMaxY();
            assertTrue(bottom <= walk.window.scene().getHeight(), "the foot ends at " + bottom);
            assertTrue(seen.stream().anyMatch(node -> node.getStyleClass().contains("recent")));
        });
    }

    private static boolean isNamed(Node node) {
        var own = node instanceof Labeled labeled ? labeled.getText() : "";
        return Stream.of(own, node.getAccessibleText()).anyMatch(text -> text != null && !text.isBlank());
    }

    @Test
    void theTabKeyReachesEverythingAndComesBack() {
        walk.each(screen -> {
            var all = Pictures.onFx(walk::focusable);
            var reached = new HashSet<Node>();
            for (var steps = 0; steps < all.size() + 5; steps++) {
                reached.add(Pictures.onFx(() -> {
                    var focused = Objects.requireNonNullElse(walk.window.scene().getFocusOwner(), all.getFirst());
                    Event.fireEvent(
                            focused,
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
                    return walk.window.scene().getFocusOwner();
                }));
            }
            all.stream()
                    .filter(node -> !reached.contains(node) && !isOneOfAGroup(node, reached))
                    .forEach(node -> wrong(screen, "not reached: " + ScreenWalk.called(node)));
        });
        assertEquals(Set.of(), wrong);
    }

    /** Within what stands side by side or below one another, the focus goes the way one reads. */
    @Test
    void theFocusGoesTheWayOneReads() {
        walk.each(screen -> {
            var all = Pictures.onFx(walk::focusable);
            for (var steps = 0; steps < all.size(); steps++) {
                Pictures.fx(() -> {
                    var from = Objects.requireNonNullElse(walk.window.scene().getFocusOwner(), all.getFirst());
                    from.requestFocusTraversal(TraversalDirection.NEXT);
                    var to = walk.window.scene().getFocusOwner();
                    if (to != null && Objects.equals(from.getParent(), to.getParent()) && isBefore(to, from)) {
                        var last = walk.focusable().stream()
                                .filter(node -> Objects.equals(node.getParent(), from.getParent()))
                                .toList()
                                .getLast();
                        if (!last.equals(from)) {
                            wrong(screen, ScreenWalk.called(from) + " → " + ScreenWalk.called(to));
                        }
                    }
                });
            }
        });
        assertEquals(Set.of(), wrong);
    }

    private static boolean isBefore(Node one, Node other) {
        var a = one.getBoundsInParent();
        var b = other.getBoundsInParent();
        return a.getMaxY() <= b.getMinY() + 1 || (a.getMinY() < b.getMaxY() && a.getMaxX() <= b.getMinX() + 1);
    }

    /** Of toggles that belong together, the arrows reach the others. */
    private static boolean isOneOfAGroup(Node node, Set<Node> reached) {
        return node instanceof javafx.scene.control.ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 1024})
    void whatAFingerHitsAtTheCounterIsLargeEnough(int width) {
        walk.size(width);
        walk.only(
                AT_THE_COUNTER,
                screen -> Pictures.fx(() -> walk.seen().stream()
                        .filter(node -> node instanceof ButtonBase && !isInside(node, "clear-field"))
                        .map(Region.class::cast)
                        .filter(node -> node.getHeight() < TARGET - 0.5 || node.getWidth() < TARGET - 0.5)
                        .forEach(node -> wrong(
                                screen,
                                ScreenWalk.called(node) + " " + Math.round(node.getWidth()) + "×"
                                        + Math.round(node.getHeight())))));
        assertEquals(Set.of(), wrong);
    }

    private static boolean isInside(Node node, String style) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    /** Switched while the screen is open: nothing keeps the language it was drawn in. */
    @Test
    void noScreenMixesLanguages() {
        walk.each(screen -> {
            for (var language : List.of(Language.TRADITIONAL_CHINESE, Language.ENGLISH)) {
                Pictures.fx(() -> walk.window.speak(language));
                ScreenWalk.settle();
                Pictures.fx(() -> walk.seen().stream()
                        .filter(node -> Stream.of("language-switch", "guide-choice", "as-written", "uses-command")
                                .noneMatch(style -> isInside(node, style)))
                        .flatMap(EveryScreenTest::texts)
                        .flatMap(text -> OneLanguage.broken(language, text).stream())
                        .forEach(what -> wrong(screen, what)));
                Pictures.fx(() ->
                        Pictures.keep(walk.window.scene(), "walk-" + screen.replace(' ', '-') + "-" + language.tag()));
            }
        });
        assertEquals(Set.of(), wrong);
    }

    private static Stream<String> texts(Node node) {
        var own = switch (node) {
            case Labeled labeled -> Stream.of(labeled.getText(), tip(labeled));
            case TextField field -> Stream.of(field.getPromptText());
            default -> Stream.<String>empty();
        };
        return Stream.concat(own, Stream.of(node.getAccessibleText(), node.getAccessibleHelp()))
                .filter(text -> text != null && !text.isBlank());
    }

    private static String tip(Labeled labeled) {
        return labeled.getTooltip() == null ? "" : labeled.getTooltip().getText();
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
    void everyTextStandsOutFromWhatIsBehindIt(Theme theme) {
        Pictures.fx(() -> walk.window.wear(theme));
        ScreenWalk.settle();
        walk.each(screen -> Pictures.fx(() -> walk.seen().stream()
                .filter(node -> node instanceof Text text && !text.getText().isBlank() && !isOff(node))
                .map(Text.class::cast)
                .forEach(text -> judge(screen, text))));
        assertEquals(Set.of(), wrong);
    }

    private static boolean isOff(Node node) {
        return node.isDisabled();
    }

    private void judge(String screen, Text text) {
        if (!(text.getFill() instanceof Color ink)) {
            return;
        }
        var paper = Contrast.paper(text);
        var contrast = Contrast.between(Contrast.over(ink, paper), paper);
        if (contrast < TEXT_CONTRAST) {
            var where = text.getParent();
            wrong(screen, "%.1f %s on %s in %s".formatted(contrast, ink, paper, ScreenWalk.called(where)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
    void theFocusIsSeenWhereverItStands(Theme theme) {
        Pictures.fx(() -> walk.window.wear(theme));
        ScreenWalk.settle();
        walk.each(screen -> {
            for (var node : Pictures.onFx(walk::focusable)) {
                Pictures.fx(() -> {
                    if (node.getScene() == null || node instanceof VirtualFlow) {
                        return;
                    }
                    node.requestFocusTraversal(TraversalDirection.NEXT);
                    var next = walk.window.scene().getFocusOwner();
                    if (next == null || next.equals(node)) {
                        return;
                    }
                    next.applyCss();
                    if (!isMarked(next)) {
                        wrong(screen, "focus unseen on " + ScreenWalk.called(next));
                    }
                });
            }
        });
        assertEquals(Set.of(), wrong);
    }

    /** An edge or a glow, of a colour that stands out from what is around it. */
    private static boolean isMarked(Node node) {
        if (!(node instanceof Region region)) {
            return true;
        }
        var around = Contrast.paper(node.getParent());
        var glow = node.getEffect() instanceof javafx.scene.effect.DropShadow shadow
                && Contrast.between(Contrast.over(shadow.getColor(), around), around) >= 3;
        var edge = region.getBorder() != null
                && region.getBorder().getStrokes().stream()
                        .anyMatch(stroke -> stroke.getTopStroke() instanceof Color color
                                && Contrast.between(Contrast.over(color, around), around) >= 3);
        var frame = region.getBackground() != null
                && region.getBackground().getFills().stream()
                        .anyMatch(fill -> fill.getFill() instanceof Color color
                                && Contrast.between(Contrast.over(color, around), around) >= 3);
        return glow || edge || frame;
    }
}
