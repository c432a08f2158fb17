package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** A view that is no longer shown is let go: a till runs for weeks, and what stays makes every change slower. */
class ForgottenViewsTest {
    private final ScreenWalk walk = new ScreenWalk();
    private final Map<String, WeakReference<Node>> before = new LinkedHashMap<>();

    @AfterEach
    void close() {
        walk.close();
    }

    private void remember(String name) {
        Pictures.fx(() -> {
            remember(name + " (frame)", "#entries");
            remember(name, "#root");
            if (walk.window.scene().lookup("#content") instanceof ScrollPane content) {
                before.put(name + " (screen)", new WeakReference<>(content.getContent()));
            }
        });
    }

    private void remember(String name, String what) {
        Optional.ofNullable(walk.window.scene().lookup(what))
                .ifPresent(node -> before.put(name, new WeakReference<>(node)));
    }

    private List<String> alive() {
        System.gc();
        return before.entrySet().stream()
                .filter(each -> each.getValue().get() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void whatWasShownInAnotherLanguageAndOtherColoursIsForgotten() {
        walk.each(name -> {
            for (var language : List.of(Language.SIMPLIFIED_CHINESE, Language.ENGLISH)) {
                remember(name + " before " + language);
                Pictures.fx(() -> {
                    walk.window.wear(language == Language.ENGLISH ? Theme.LIGHT : Theme.DARK);
                    walk.window.speak(language);
                });
                WaitForAsyncUtils.waitForFxEvents();
            }
        });
        Pictures.fx(() -> walk.window.go(new Route.Find()));
        WaitForAsyncUtils.waitForFxEvents();
        Awaitility.await().untilAsserted(() -> assertEquals(List.of(), alive()));
    }
}
