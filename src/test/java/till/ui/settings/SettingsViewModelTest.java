package till.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Problem;
import till.gateway.gnete.GneteGateway;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.Started;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiWorld;

@SuppressWarnings("NullAway") // these view models reach for no frame
class SettingsViewModelTest {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1","appSecret":"canary"}""";

    private final UiWorld world = new UiWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private static GatewayForm form(GatewayForm form) {
        form.address().textProperty().set("https://pay.example.com/");
        for (var field : form.fields()) {
            switch (field.name()) {
                case "mchNo" -> field.textProperty().set("M1");
                case "appId" -> field.textProperty().set("A1");
                case "appSecret" -> field.textProperty().set("hush");
                default -> {}
            }
        }
        return form;
    }

    private GatewayForm fresh() {
        var gnete = world.dependencies().setup().forms().getFirst();
        return new GatewayForm(gnete, null, world.dependencies().setup().meanings());
    }

    @Test
    void emptyFormNamesEveryDemandedField() {
        var form = fresh();
        assertEquals(Optional.of(Problem.of("settings.field.demanded")), form.judge());
        var demanded = form.fields().stream()
                .filter(field -> field.problemProperty().get().isPresent())
                .map(FormEntry::name)
                .toList();
        assertEquals(List.of("mchNo", "appId", "appSecret"), demanded);
    }

    @Test
    void wholeFormIsAProfileAndItsSecretIsNoText() {
        var form = form(fresh());
        form.words().add();
        form.words().getRows().getFirst().nameProperty().set(" OK2 ");
        form.words().getRows().getFirst().valueProperty().set("paid");
        assertEquals(Optional.empty(), form.judge());
        var draft = form.draft();
        assertEquals("https://pay.example.com", draft.baseUrl());
        assertEquals(Map.of("OK2", "paid"), draft.words());
        assertFalse(draft.fields().containsKey("appSecret"));
        assertFalse(draft.toString().contains("hush"));
    }

    @Test
    void storedSecretDoesNotComeBackIntoTheForm() {
        var kept = world.profiles().importText(PROFILE, false).value();
        var form = new GatewayForm(world.dependencies().setup().forms().getFirst(), kept, List.of("paid"));
        assertEquals(Optional.empty(), form.judge());
        var secret = form.fields().stream()
                .filter(field -> field.look().secret())
                .findFirst()
                .orElseThrow();
        assertEquals("", secret.value());
        assertTrue(secret.look().stored());
        assertTrue(form.draft().secrets().isEmpty());
    }

    @Test
    void twoLinesOfOneWordAreRefused() {
        var form = form(fresh());
        for (var word : List.of("OK", "ok")) {
            form.words().add();
            form.words().getRows().getLast().nameProperty().set(word);
        }
        assertEquals(Optional.of(Problem.of("profile.twice", "words", "OK")), form.judge());
    }

    @Test
    void limitsAndNamesHoldAtTheCounterAndForEveryCharge() {
        var frame = new Frame(null, null, (_, _, then) -> then.accept(Acting.UNNAMED), null, null, null);
        var model = new SettingsViewModel(world.dependencies(), frame, new Route.Settings());
        model.getMethods().load();
        var alipay = model.getMethods().getRows().getFirst();
        assertEquals("ALI_QR", alipay.method().code());
        alipay.name().textProperty().set("支付寶 Alipay");
        alipay.maximum().textProperty().set("100");
        model.getMethods().save();
        assertEquals(
                Optional.of(Problem.of("settings.methods.saved")),
                model.getMethods().noticeProperty().get().map(GatewaysViewModel.Notice::words));
        assertEquals(
                Event.Kind.ACT_DONE,
                world.ledger().history().after(Map.of(), 10).getLast().kind());

        var offer = world.services.gateways().offers(Money.parse("HKD 100.01")).getFirst();
        assertEquals("支付寶 Alipay", offer.method().name());
        assertEquals(
                Optional.of(Problem.of("method.tooLarge", Problem.amount(Money.parse("HKD 100.00")))),
                offer.obstacle());
        assertEquals(
                Optional.empty(),
                world.services
                        .gateways()
                        .offers(Money.parse("HKD 100"))
                        .getFirst()
                        .obstacle());
        var refused = world.services
                .payments()
                .start(ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD 100.01")), Acting.UNNAMED);
        assertEquals(
                new Started.NotStarted(Problem.of("method.tooLarge", Problem.amount(Money.parse("HKD 100.00")))),
                refused);
        assertEquals(List.of(), world.gateway.orders());
    }

    @Test
    void smallestAboveLargestIsRefused() {
        var model = new SettingsViewModel(world.dependencies(), null, new Route.Settings());
        model.getMethods().load();
        var row = model.getMethods().getRows().getFirst();
        row.minimum().textProperty().set("20");
        row.maximum().textProperty().set("10");
        model.getMethods().save();
        assertFalse(model.getMethods().noticeProperty().get().orElseThrow().good());
        assertEquals(List.of(), world.methods.of("gnete"));
    }

    @Test
    void counterShowsTwoMerchantsOfOneKindBesideEachOther() {
        world.profiles().importText(PROFILE, false).value();
        world.profiles()
                .importText(
                        PROFILE.replace("\"id\":\"gnete\"", "\"id\":\"gnete-kiosk\"")
                                .replace("M1", "M2"),
                        false)
                .value();
        var opened = world.profiles().list().profiles().stream()
                .map(profile -> GneteGateway.of(profile, _ -> {}, world::now))
                .toList();
        var offered = new GatewayDirectory(List.copyOf(opened)).offers(Money.parse("HKD 88.50"));
        var wechat = offered.stream()
                .filter(offer -> offer.method().code().equals("WX_QR"))
                .map(offer -> offer.method().gateway())
                .toList();
        assertEquals(List.of("gnete", "gnete-kiosk"), wechat);
    }
}
