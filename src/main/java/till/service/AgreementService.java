package till.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.Standing;
import till.domain.CardExpiry;
import till.domain.CardFacts;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.gateway.Recurring;
import till.ledger.Agreements;
import till.service.AgreementText.Wanted;

/** What customers agreed to be charged again: made, paused, resumed and cancelled by whom that is allowed to. */
public final class AgreementService {
    /** A first payment is usually of these days; an older one is named by its number. */
    private static final int LOOKED_BACK = 60;

    private static final int MOST = 200;

    private final Agreements agreements;
    private final TillServices services;
    private final Expiries expiries;
    private final AgreementCharges charges;

    public AgreementService(TillServices services, Books books, Expiries expiries) {
        this.agreements = books.ledger().agreements();
        this.services = services;
        this.expiries = expiries;
        this.charges = new AgreementCharges(services, books.ledger(), expiries);
    }

    /** Writes down what a customer agreed to. Nothing is charged by it. */
    public Result<Agreement> add(AgreementText text, Acting acting) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var found = services.orders().named(text.payment().strip());
        if (found.size() != 1) {
            return Result.failed("agreement.payment.unknown", text.payment());
        }
        var first = found.getFirst();
        if (first.state() != PaymentState.PAID) {
            return Result.failed("agreement.payment.unpaid", first.order().reference());
        }
        var gateway = first.order().gateway();
        if (recurring(gateway).isEmpty()) {
            return Result.failed("agreement.gateway", gateway);
        }
        var told = first.details().card();
        var card = new CardFacts(null, null, null, null, text.identifier()).over(told);
        var identifier = card.identifier();
        if (identifier == null
                || (!text.identifier().isBlank()
                        && !identifier.equals(text.identifier().strip()))) {
            return Result.failed("agreement.identifier.missing", first.order().reference());
        }
        return text.read(first, services.here().today())
                .then(wanted -> kept(wanted, new Agreement.First(gateway, first.orderNo(), identifier, told), acting));
    }

    private Result<Agreement> kept(Wanted wanted, Agreement.First first, Acting acting) {
        var here = services.here();
        var agreement = new Agreement(
                here.numbers().nextAgreement(),
                first,
                wanted.terms(),
                here.till(),
                acting.by(),
                now(),
                Agreement.begins(wanted.terms().schedule()));
        var wrong =
                charges.obstacle(agreement, wanted.expiry()).or(() -> expiries.keep(agreement.id(), wanted.expiry()));
        if (wrong.isPresent()) {
            return Result.failed(wrong.get());
        }
        agreements.add(agreement);
        services.feed().refresh();
        return Result.done(agreement);
    }

    /** The card was renewed, or this till is to make the charges that another made. */
    public Optional<Problem> renew(String id, String expiry, Acting acting) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return refused;
        }
        var read = CardExpiry.read(expiry)
                .filter(card -> !card.isOver(services.here().today()));
        if (agreements.find(id).isEmpty()) {
            return Optional.of(Problem.of("agreement.unknown", id));
        }
        return read.isEmpty() ? Optional.of(Problem.of("agreement.expiry.wrong")) : expiries.keep(id, read.get());
    }

    public Result<Agreement> pause(String id, Acting acting) {
        return changed(id, acting, Agreement.State.ACTIVE, each -> each.paused(Agreement.Reason.BY_HAND));
    }

    /** From today on; dates that passed meanwhile are not charged. */
    public Result<Agreement> resume(String id, Acting acting) {
        return changed(
                id,
                acting,
                Agreement.State.PAUSED,
                each -> each.resumed(services.here().today()));
    }

    /** For good. A charge that is under way is still asked about. */
    public Result<Agreement> cancel(String id, Acting acting) {
        return changed(id, acting, null, Agreement::cancelled)
                .then(gone -> expiries.forget(id)
                        .<Result<Agreement>>map(Result::failed)
                        .orElseGet(() -> Result.done(gone)));
    }

    private interface Next {
        Standing of(Agreement agreement);
    }

    private Result<Agreement> changed(String id, Acting acting, Agreement.@Nullable State from, Next next) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var found = agreements.find(id);
        if (found.isEmpty()) {
            return Result.failed("agreement.unknown", id);
        }
        var agreement = found.get();
        var state = agreement.standing().state();
        if (from == null ? state.isOver() : state != from) {
            return Result.failed("agreement.state", id, Problem.word("agreement.state." + state));
        }
        var change = new Agreements.Change(agreement, next.of(agreement), now(), acting.by());
        if (!agreements.change(change)) {
            return Result.failed("agreement.moved");
        }
        services.feed().refresh();
        return Result.done(agreements.find(id).orElseThrow());
    }

    /** Charges one now that has no dates; at most one payment a day comes of it. */
    public Started chargeNow(String id, Acting acting) {
        var refused = refused(acting);
        if (refused.isPresent()) {
            return new Started.NotStarted(refused.get());
        }
        var found = agreements.find(id);
        return found.isEmpty()
                ? new Started.NotStarted(Problem.of("agreement.unknown", id))
                : charges.now(found.get(), acting.by());
    }

    /** Makes what is due, as far as this till can. */
    public Result<AgreementCharges.Ran> run(Acting acting) {
        return refused(acting).<Result<AgreementCharges.Ran>>map(Result::failed).orElseGet(() -> Result.done(due()));
    }

    private AgreementCharges.Ran due() {
        return charges.run();
    }

    /** As {@link #run}, by the till itself: only on a day that has begun for the gateway's clock too. */
    public AgreementCharges.Ran byItself() {
        return charges.byItself();
    }

    public List<Agreement> all() {
        return agreements.all();
    }

    public Optional<Agreement> find(String id) {
        return agreements.find(id);
    }

    /** Every try, newest first. */
    public List<Charge> charges(String id) {
        return agreements.charges(id);
    }

    /** The newest try of each agreement, by its number. */
    public Map<String, Charge> newest() {
        return agreements.newest().stream().collect(Collectors.toMap(Charge::agreement, each -> each));
    }

    /** Whether any gateway that is set up charges cards again. */
    public boolean isPossible() {
        return !charging().isEmpty();
    }

    /** Paid payments an agreement may go back to without anything being read elsewhere, newest first. */
    public List<Payment> candidates() {
        var today = services.here().today();
        return charging().stream()
                .map(gateway -> new OrderBook.Search(
                        "", today.minusDays(LOOKED_BACK), today, Set.of(PaymentState.PAID), gateway))
                .flatMap(search -> services.orders().list(search, null, MOST).stream())
                .filter(payment -> payment.details().card().identifier() != null)
                .toList();
    }

    private List<String> charging() {
        return services.gateways().ids().stream()
                .filter(id -> recurring(id).isPresent())
                .toList();
    }

    private Optional<Problem> refused(Acting acting) {
        return access().guard(acting, Act.AGREEMENTS, null, null);
    }

    private Optional<Recurring> recurring(String gateway) {
        return services.gateways().find(gateway).flatMap(each -> each.find(Recurring.class));
    }

    private Access access() {
        return services.access();
    }

    private Instant now() {
        return services.here().clock().instant();
    }
}
