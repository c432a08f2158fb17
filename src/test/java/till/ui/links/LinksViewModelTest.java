package till.ui.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.PaymentLinks.Which;
import till.settings.DisplaySettings.Languages;
import till.ui.Route;
import till.ui.orders.Desk;
import till.ui.orders.ListState;
import till.ui.qr.ShownCode;

class LinksViewModelTest {
    private final Desk desk = new Desk();
    private final LinksViewModel model = new LinksViewModel(desk.world.dependencies(), desk.frame, null);

    @BeforeEach
    void open() {
        desk.world.gateway.gives(new PayCode(PayCode.Kind.LINK, "https://pay.example/1"));
        model.activated();
    }

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private NewLink form() {
        return model.getNewLink();
    }

    private Payment made(String amount, String sale) {
        form().amountProperty().set(amount);
        form().saleProperty().set(sale);
        form().make();
        return model.getShown().looked().orElseThrow();
    }

    @Test
    void aLinkThatIsMadeIsShownAndListedAndTheFormIsEmpty() {
        var link = made("88.5", "INV-7");
        assertEquals(List.of(link), List.copyOf(model.getLinks()));
        assertTrue(model.getShown().codeProperty().get().orElseThrow() instanceof ShownCode.Drawn);
        assertEquals("", form().amountProperty().get());
        assertEquals(Duration.ofHours(24), link.order().lifetime());
        assertEquals(List.of("CHARGE"), desk.asked);
        assertFalse(model.isUnderWay());
    }

    @Test
    void whatIsNoAmountMakesNothing() {
        form().amountProperty().set("lunch");
        form().make();
        assertTrue(form().problemProperty().get().isPresent());
        assertEquals(List.of(), desk.world.gateway.orders());
    }

    @Test
    void onlyPagesAreOfferedAndAnAmountThatNoneTakesSaysWhy() {
        assertEquals(
                List.of("UP_B2C"),
                form().getOffers().stream().map(offer -> offer.method().code()).toList());
        form().amountProperty().set("9999999");
        assertEquals(List.of(), List.copyOf(form().getOffers()));
        assertEquals(
                "method.tooLarge", form().problemProperty().get().orElseThrow().key());
        assertNull(form().offerProperty().get());
    }

    @Test
    void whereNothingMakesLinksTheFormSaysSo() {
        desk.world.gateway.makesNoLinks();
        desk.world.pass(Duration.ofSeconds(1));
        assertFalse(form().possibleProperty().get());
        form().amountProperty().set("10");
        form().make();
        assertEquals(List.of(), desk.world.gateway.orders());
    }

    @Test
    void theMessageNamesShopAmountLinkAndEndInBothLanguages() {
        made("88.5", "INV-7");
        assertEquals(Optional.of("""
                        Harbour Tea House 海港茶室
                        請付款 HKD 88.50：
                        Please pay HKD 88.50:
                        INV-7
                        https://pay.example/1
                        有效至 2026-11-22 14:05。
                        Valid until 22 Nov 2026 14:05.""".stripIndent()), model.getShown().message());
    }

    @Test
    void theMessageSpeaksTheLanguagesThatTheShopChoseForItsCustomers() {
        desk.world.set(settings -> settings.withDisplay(settings.display().withLanguages(Languages.SIMPLIFIED)));
        made("88.5", "INV-7");
        assertEquals(Optional.of("""
                        Harbour Tea House 海港茶室
                        请付款 HKD 88.50：
                        INV-7
                        https://pay.example/1
                        有效至 2026-11-22 14:05。""".stripIndent()), model.getShown().message());
    }

    @Test
    void aFormOfTheGatewayCannotBeSent() {
        desk.world.gateway.gives(new PayCode(PayCode.Kind.FORM, "<form action='https://pay.example/1'></form>"));
        made("10", "");
        assertEquals(Optional.empty(), model.getShown().message());
    }

    @Test
    void filtersAndSearchNarrowTheList() {
        var paid = made("10", "INV-7");
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(paid.orderNo());
        desk.world.gateway.says(Standing.WAITING);
        var open = made("20", "INV-8");
        assertEquals(2, model.getLinks().size());
        model.whichProperty().set(Which.PAID);
        assertEquals(
                List.of(paid.orderNo()),
                model.getLinks().stream().map(Payment::orderNo).toList());
        model.whichProperty().set(Which.ALL);
        model.searchProperty().set("INV-8");
        assertEquals(List.of(open), List.copyOf(model.getLinks()));
        model.searchProperty().set("nobody");
        assertTrue(model.stateProperty().get() instanceof ListState.Empty);
        assertTrue(model.isNarrowed());
    }

    @Test
    void aCancelledLinkIsClosedAtTheGateway() {
        made("10", "");
        model.getShown().cancel();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals("links.cancel.closes", question.text().key());
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(
                PaymentState.CANCELLED, model.getShown().looked().orElseThrow().state());
    }

    @Test
    void whereTheGatewayCannotCloseThePersonIsTold() {
        desk.world.gateway.knowsNoClose();
        made("10", "");
        model.getShown().cancel();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals("links.cancel.open", question.text().key());
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(
                PaymentState.LAPSED, model.getShown().looked().orElseThrow().state());
    }

    @Test
    void aLostAnswerShowsALostLinkAndASecondForItsSaleIsAskedAbout() {
        desk.world.gateway.answersCreate(new Outcome.Unknown<>("cut off"));
        assertTrue(made("10", "INV-7").codeLost());
        form().amountProperty().set("10");
        form().saleProperty().set("INV-7");
        form().make();
        assertEquals(1, desk.world.gateway.orders().size());
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals("charge.taken.title", question.title().key());
        desk.dialogs.answer(question.choices().getLast());
        assertEquals(2, desk.world.gateway.orders().size());
        assertEquals(Duration.ofHours(24), desk.world.gateway.orders().getLast().lifetime());
    }

    @Test
    void checkNowAsksAndShowsThePaidLink() {
        made("10", "");
        desk.world.gateway.says(Standing.PAID);
        model.getShown().checkNow();
        assertEquals(PaymentState.PAID, model.getShown().looked().orElseThrow().state());
        assertFalse(model.getShown().isBusy());
    }

    @Test
    void aPaidLinkIsToldOnceAndCountedUntilSomebodyLooks() {
        var news = new PaidLinks(desk.world.dependencies(), desk.frame);
        desk.navigator.go(new Route.Charge());
        news.activated();
        var link = made("10", "");
        assertEquals(0, news.countProperty().get());
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(link.orderNo());
        desk.world.check(link.orderNo());
        assertEquals(1, news.countProperty().get());
        assertEquals(Optional.of(link.orderNo()), news.toldProperty().get().map(Payment::orderNo));
        news.show();
        assertEquals(
                Optional.of(new Route.Links(link.orderNo())),
                desk.navigator.routeProperty().get());
        assertEquals(0, news.countProperty().get());
        assertEquals(Optional.empty(), news.toldProperty().get());
        news.close();
    }
}
