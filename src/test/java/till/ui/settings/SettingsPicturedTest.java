package till.ui.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Event;
import till.domain.PayCode;
import till.settings.Language;
import till.settings.MethodChoice;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.shell.TillWindow;

/** Goes through the settings as a person does, and leaves pictures in {@code target/pictures}. */
class SettingsPicturedTest {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://ts-api-pay.gnete.com.hk","mchNo":"M1621873433953",\
            "appId":"60cc09bce4b0f1c0b83761c9","appSecret":"canary","headers":{"X-Store":"7"},"words":{"PENDING":"waiting"}}""";

    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));

    @BeforeEach
    void open() {
        world.profiles().importText(PROFILE, false).value();
        world.profiles()
                .importText(
                        PROFILE.replace("\"id\":\"gnete\"", "\"id\":\"gnete-kiosk\"")
                                .replace("https:", "http:")
                                .replace("\"headers\"", "\"allowPlainHttp\":true,\"headers\""),
                        false)
                .value();
        Pictures.fx(() -> window.go(new Route.Settings()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private <T> T find(String id, Class<T> type) {
        return selected("#" + id, type);
    }

    /** A screen is built in the pulses after its route was taken. */
    private <T> T selected(String selector, Class<T> type) {
        var found = await(selector)
                .until(
                        () -> Pictures.onFx(
                                () -> Optional.ofNullable(window.scene().lookup(selector))),
                        Optional::isPresent);
        return type.cast(found.orElseThrow());
    }

    private void press(String id) {
        var button = find(id, Button.class);
        Pictures.fx(button::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void confirm() {
        Pictures.fx(() -> ((Button) window.scene().lookup(".question-buttons .danger")).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) {
        var field = find(id, TextField.class);
        Pictures.fx(() -> field.setText(text));
    }

    private void keep(String name) {
        for (var language : new Language[] {Language.ENGLISH, Language.TRADITIONAL_CHINESE}) {
            for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                world.set(settings -> settings.withLanguage(language).withTheme(theme));
                Pictures.fx(() -> {
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                    Pictures.keep(window.scene(), name + "-" + language.tag() + "-" + theme);
                });
            }
        }
    }

    @Test
    void gatewayIsTestedAndItsExchangeCanBeRead() {
        world.probeWorks = false;
        press("test");
        var exchange = find("exchange", TextArea.class).getText();
        assertTrue(exchange.contains("验签失败"), exchange);
        assertFalse(exchange.contains("canary"), exchange);
        keep("settings-test");
    }

    @Test
    void storedSecretIsNeverShownAndStaysWhenTheRestIsSaved() {
        assertEquals("", find("field-appSecret", TextField.class).getText());
        type("field-mchNo", "M2");
        press("save");
        var kept = world.profiles().get("gnete").value();
        assertEquals("M2", kept.required("mchNo"));
        assertEquals("canary", kept.secret("appSecret").reveal());
        assertTrue(find("restart", Button.class).getParent().isVisible());
        keep("settings-gateways");
        press("restart");
        assertEquals(1, world.restarts.size());
    }

    @Test
    void wrongFieldsSayItInPlaceAndNothingIsSaved() {
        type("field-baseUrl", "http://pay.example.com");
        type("field-mchNo", "M 1");
        press("save");
        assertEquals("M1621873433953", world.profiles().get("gnete").value().required("mchNo"));
        assertFalse(find("restart", Button.class).getParent().isVisible());
        keep("settings-wrong");
    }

    @Test
    @SuppressWarnings("unchecked")
    void wordForMoneyIsConfirmedAndWrittenIntoTheChain() {
        press("settings-words-add");
        Pictures.fx(() -> {
            var lines =
                    window.scene().getRoot().lookupAll(".pair-line").stream().toList();
            var line = lines.get(1);
            ((TextField) line.lookup(".text-field")).setText("OK2");
            ((ComboBox<String>) line.lookup(".combo-box")).setValue("paid");
        });
        press("save");
        assertFalse(world.profiles().get("gnete").value().words().containsKey("OK2"));
        keep("settings-words");
        confirm();
        assertEquals("paid", world.profiles().get("gnete").value().words().get("OK2"));
        var taught = world.ledger().history().after(Map.of(), 10).stream()
                .filter(event -> event.kind() == Event.Kind.GATEWAY_TAUGHT)
                .toList();
        assertEquals(1, taught.size());
        assertEquals("screen", taught.getFirst().facts().get("by"));
    }

    @Test
    void whatHelpsIsPackedIntoAFileOfOnesChoice() throws IOException {
        var file = world.folder.root().resolve("support.zip");
        world.place = Optional.of(file);
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.ABOUT, null)));
        press("aboutSave");
        await().until(() -> find("aboutTold", Label.class).getText(), said -> said.startsWith("Packed into " + file));
        press("aboutSave");
        await().until(
                        () -> find("aboutTold", Label.class).getText(),
                        said -> said.startsWith("There is a file " + file));
        Files.delete(file);
        press("aboutSave");
        keep("settings-support");
    }

    /** Buttons lose their signs where there is little room; one without words would be empty. */
    @Test
    void whatRemovesAGatewayIsSeenInANarrowWindow() {
        var remove = find("remove", Button.class);
        for (var width : new int[] {1366, 1024}) {
            Pictures.fx(() -> stage.setWidth(width));
            WaitForAsyncUtils.waitForFxEvents();
            Pictures.fx(() -> {
                remove.applyCss();
                assertNotEquals(ContentDisplay.TEXT_ONLY, remove.getContentDisplay(), "at " + width);
            });
        }
    }

    @Test
    void gatewayIsRemovedAfterTheQuestion() {
        press("remove");
        assertTrue(world.profiles().exists("gnete"));
        confirm();
        assertFalse(world.profiles().exists("gnete"));
        assertTrue(world.profiles().exists("gnete-kiosk"));
    }

    @Test
    void whatIsChosenOfTheDisplayHoldsAtOnce() {
        var tab = find("displayTab", ToggleButton.class);
        Pictures.fx(tab::fire);
        keep("settings-display");
        var sound = find("sound", CheckBox.class);
        Pictures.fx(sound::fire);
        assertFalse(world.settings.current().sound());
        var greeting = find("greeting", javafx.scene.control.TextField.class);
        Pictures.fx(() -> {
            greeting.setText(" 多謝 Thank you ");
            greeting.fireEvent(new javafx.event.ActionEvent());
        });
        assertEquals("多謝 Thank you", world.settings.current().display().greeting());
    }

    /** Switched on in the settings, charged with who pays, and shown to be copied. */
    @Test
    @SuppressWarnings("unchecked")
    void whatIsForTheShopsOwnAppIsOffUntilItIsWanted() {
        world.gateway.offersForApps();
        world.gateway.gives(new PayCode(
                PayCode.Kind.APP, "{\"appId\":\"wx93b1\",\"package\":\"prepay_id=wx22101530\",\"signType\":\"RSA\"}"));
        Pictures.fx(() -> window.go(new Route.Charge()));
        await().until(() -> tiles() == 5);
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.METHODS, null)));
        var lite = find("offer-WX_LITE", CheckBox.class);
        assertFalse(lite.isSelected());
        Pictures.fx(() -> lite.setSelected(true));
        var wallet = (ComboBox<String>) find("walletType-ALI_H5", ComboBox.class);
        Pictures.fx(() -> wallet.setValue("CN"));
        var scroll = selected("#methodsCard .details-scroll", ScrollPane.class);
        Pictures.fx(() -> scroll.setVvalue(1));
        keep("settings-methods-apps");
        press("saveMethods");
        await().until(() -> choice("ALI_H5").inputs().equals(Map.of("walletType", "CN")));
        assertTrue(choice("WX_LITE").switchedOn());
        var sale = new Route.Sale(Money.parse("HKD 88.50"), "", "", false, null);
        Pictures.fx(() -> window.go(new Route.Charge(sale)));
        await().until(() -> tiles() == 6);
        press("method-6");
        assertEquals(0, world.gateway.orders().size());
        var payer = selected(".question .text-field", TextField.class);
        Pictures.fx(() -> payer.setText("o6BcIwvSiRpfS8e_UyfQ"));
        keep("charge-payer");
        var charge = selected(".question-buttons .accent", Button.class);
        Pictures.fx(charge::fire);
        await().until(() -> world.gateway.inputs().equals(List.of(Map.of("openid", "o6BcIwvSiRpfS8e_UyfQ"))));
        var copy = find("copy", Button.class);
        await().until(copy::isVisible);
        keep("code-app");
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.USES, null)));
        keep("settings-uses");
    }

    private int tiles() {
        return Pictures.onFx(
                () -> window.scene().getRoot().lookupAll(".method-tile").size());
    }

    private MethodChoice choice(String code) {
        return world.methods.of("gnete").stream()
                .filter(each -> each.method().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void counterFollowsWhatIsOffered() {
        var tab = find("methodsTab", ToggleButton.class);
        Pictures.fx(tab::fire);
        keep("settings-methods");
        var alipay = find("offer-ALI_QR", CheckBox.class);
        Pictures.fx(() -> alipay.setSelected(false));
        press("up-YSF_QR");
        press("saveMethods");
        var methods = world.settings.current().methods();
        assertEquals(Set.of("gnete/ALI_QR"), methods.hidden());
        assertEquals("gnete/YSF_QR", methods.order().get(1));
    }
}
