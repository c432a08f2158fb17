package till.ui.shell;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Mode;
import till.domain.Role;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Leaves pictures of whatever has to do with people in {@code target/pictures}. */
class PeoplePicturedTest {
    private final UiWorld world = new UiWorld(Mode.LIVE);
    private final Stage stage = Pictures.onFx(Stage::new);

    @SuppressWarnings("NullAway.Init") // opened first in each test
    private TillWindow window;

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void hireAll() {
        world.hire("ada", "Ada Lam", Role.OWNER);
        world.hire("mei", "陳美美", Role.CASHIER);
        world.hire("ken", "Ken Wong", Role.MANAGER);
        world.hire("joe", "Joe Christopherson-Featherstonehaugh", Role.ACCOUNTANT);
        world.hire("siu", "李小明", Role.CASHIER);
    }

    private void show() {
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        Pictures.fx(() -> {});
    }

    private void signedIn(String id) {
        Pictures.fx(() -> world.session.signIn(world.services.access().operators().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()));
        Pictures.fx(() -> {});
    }

    private void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        Pictures.fx(() -> {});
    }

    @Test
    void lockIsPictured() {
        hireAll();
        show();
        pictures("lock");
        fire("#person-mei");
        for (var key : List.of("1", "3", "5")) {
            fire("#pin-" + key);
        }
        pictures("lock-pin");
        for (var i = 0; i < 3; i++) {
            fire("#pin-9");
            fire("#pin-enter");
            pictures(i == 0 ? "lock-wrong" : "lock-out");
        }
    }

    @Test
    void nobodySetUpIsPictured() {
        show();
        pictures("reminder");
        fire("#createOwner");
        pictures("first-owner");
    }

    @Test
    void approvalIsPictured() {
        hireAll();
        show();
        signedIn("mei");
        pictures("cashier");
        Pictures.fx(() -> window.frame().approvals().ask(Act.REFUND, Money.parse("HKD 1234.50"), _ -> {}));
        pictures("approval");
        fire("#person-ken");
        pictures("approval-pin");
        fire("#approvalCancel");
        signedIn("joe");
        pictures("accountant");
    }

    @Test
    void peopleInTheSettingsArePictured() {
        hireAll();
        show();
        signedIn("ada");
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.PEOPLE, null)));
        pictures("people");
        fire("#rules");
        pictures("people-rules");
        fire("#addPerson");
        pictures("people-add");
    }

    private void pictures(String name) {
        picture(name + "-en-light", Language.ENGLISH, Theme.LIGHT, 1366, 100);
        picture(name + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366, 100);
        picture(name + "-hant-1024", Language.TRADITIONAL_CHINESE, Theme.LIGHT, 1024, 100);
        picture(name + "-en-200", Language.ENGLISH, Theme.LIGHT, 1366, 200);
        picture(name + "-again", Language.ENGLISH, Theme.LIGHT, 1366, 100);
    }

    private void picture(String name, Language language, Theme theme, int width, int percent) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
            window.textScale(percent);
            world.pass(Duration.ZERO);
        });
        Pictures.fx(() -> {});
        if (!name.endsWith("again")) {
            Pictures.fx(() -> Pictures.keep(window.scene(), name));
        }
    }
}
