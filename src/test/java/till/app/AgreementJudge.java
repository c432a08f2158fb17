package till.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import till.app.Kill.Then;
import till.domain.Agreement;
import till.domain.Attention;
import till.domain.OrderNo;
import till.ledger.Ledger;
import till.simulator.OrderBook;
import till.simulator.SimulatedOrder;

/** Holds what a customer agreed to against the gateway's own book after a kill: a date is paid once, and one of which
 * nobody knows waits. */
record AgreementJudge(Kill kill, OrderBook book, Ledger ledger) {

    List<String> mismatches() {
        var wrong = new ArrayList<String>();
        var agreement = ledger.agreements().all().getFirst();
        var charges = ledger.agreements().charges(agreement.id());
        var known = charges.stream().map(charge -> charge.orderNo().text()).collect(Collectors.toSet());
        known.add(agreement.first().orderNo().text());
        book.orders().stream()
                .map(SimulatedOrder::number)
                .filter(number -> !known.contains(number))
                .forEach(number -> wrong.add(number + " was charged and the agreement does not know it"));
        var date = agreement.terms().schedule().first();
        var paid = charges.stream()
                .filter(charge -> charge.due().equals(date) && isPaid(charge.orderNo()))
                .toList();
        var unknown = charges.stream().anyMatch(this::isUnknown);
        if (paid.size() > 1 || kill.then() == Then.AGAIN && paid.isEmpty() && !unknown) {
            wrong.add(date + " was paid " + paid.size() + " times: " + charges + ", " + agreement.standing());
        }
        if (kill.then() == Then.AGAIN && !unknown) {
            ended(agreement, charges, wrong);
        }
        return wrong;
    }

    /** Its gateway never says that it has no such payment: it is asked about, and then a person is. */
    private boolean isUnknown(Agreement.Charge charge) {
        var payment = ledger.payments().find(charge.orderNo()).orElseThrow();
        var told = ledger.attention().of(charge.orderNo()).stream().anyMatch(Attention::isOpen);
        return payment.state().isOpen() && (told || payment.watch().nextCheckAt() != null);
    }

    private void ended(Agreement agreement, List<Agreement.Charge> charges, List<String> wrong) {
        for (var charge : charges) {
            if (charge.paid() == null || charge.paid() != isPaid(charge.orderNo())) {
                wrong.add("what came of it is not what the gateway has: " + charge);
            }
        }
        if (agreement.terms().schedule().first().equals(agreement.standing().due())) {
            wrong.add("it was paid and is due all the same: " + agreement.standing());
        }
    }

    private boolean isPaid(OrderNo number) {
        return book.find(number.text()).filter(SimulatedOrder::paid).isPresent();
    }
}
