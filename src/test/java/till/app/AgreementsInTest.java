package till.app;

import java.util.Map;
import till.domain.Acting;
import till.domain.PaymentState;
import till.domain.TestCards;
import till.service.AgreementService;
import till.service.AgreementText;
import till.service.ChargeRequest;
import till.service.Started;
import till.service.TillServices;

/** What staff do with a customer who agreed to be charged again. */
record AgreementsInTest(TillServices services, AgreementService agreements) {

    /** Paid by a card, which may be charged once a month from today on, and once more where that fails. */
    void agreed(String sale) {
        var card = TestCards.typed(KilledCommand.CARD, "1231", "123");
        var request = new ChargeRequest(
                "acqra", "card", TillInTest.money(KilledTill.AMOUNT), "Tea", sale, false, Map.of("threeDsMode", "no"));
        var first = ((Started.Running) services.payments().startKeyed(request, card, Acting.UNNAMED)).payment();
        var paid = services.payments().check(first.orderNo());
        if (paid.state() != PaymentState.PAID) {
            throw new AssertionError("the card was not paid with: " + paid);
        }
        var today = services.here().today().toString();
        var dates = new AgreementText.Dates("months", "1", today, "6", "", "1");
        var text = new AgreementText(
                first.orderNo().text(), "", "", "club", "a member", dates, "12/31", "", "so much each month");
        agreements.add(text, Acting.UNNAMED).value();
    }

    /** What is due. */
    void charge() {
        agreements.run(Acting.UNNAMED).value();
    }
}
