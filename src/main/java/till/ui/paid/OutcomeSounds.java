package till.ui.paid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import till.domain.OrderNo;
import till.domain.Payment;
import till.service.AttentionService;
import till.ui.Outside.Tone;
import till.ui.UiDependencies;
import till.ui.Unexpected;

/**
 * Tells by sound how payments of this till end, whatever screen is open, each outcome once; another till's payments on the
 * same ledger are that till's to tell. FX thread only.
 */
public final class OutcomeSounds implements AutoCloseable {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final UiDependencies dependencies;
    private final Unexpected unexpected;
    private final Set<String> told = new LinkedHashSet<>();
    private Runnable unsubscribe = () -> {};

    public OutcomeSounds(UiDependencies dependencies, Unexpected unexpected) {
        this.dependencies = dependencies;
        this.unexpected = unexpected;
    }

    /** Listens from now on. */
    public void start() {
        var feed = dependencies
                .services()
                .feed()
                .subscribeToChanges(
                        changed -> dependencies.background().run(() -> news(changed), this::tell, unexpected::note));
        unsubscribe = feed::close;
    }

    /** Something to be heard once. @param what tells it from everything else there is to hear */
    private record News(OrderNo orderNo, String what, Tone tone) {}

    private List<News> news(Set<OrderNo> changed) {
        var services = dependencies.services();
        var news = new ArrayList<News>();
        // what a person has to settle is heard before, and in place of, the outcome it came with
        services.attention().open().stream()
                .filter(card -> changed.contains(card.payment().orderNo()))
                .filter(card ->
                        isOurs(card.payment()) && isFresh(card.attention().raisedAt()))
                .map(OutcomeSounds::news)
                .forEach(news::add);
        changed.stream()
                .flatMap(each -> services.payments().find(each).stream())
                .filter(payment -> isOurs(payment) && isFresh(payment.watch().changedAt()))
                .flatMap(payment -> news(payment).stream())
                .forEach(news::add);
        return news;
    }

    private static News news(AttentionService.Card card) {
        return new News(card.payment().orderNo(), card.attention().id(), Tone.ATTENTION);
    }

    private static Optional<News> news(Payment payment) {
        // whose link is paid or ends stands at no counter: the tone would be taken for the sale in hand
        return tone(payment)
                .filter(tone -> !payment.order().isLink() || tone == Tone.ATTENTION)
                .map(tone -> new News(payment.orderNo(), payment.orderNo() + " " + payment.state(), tone));
    }

    /** Never <em>paid</em> for money that is held, late or in doubt; none while nothing is decided. */
    private static Optional<Tone> tone(Payment payment) {
        return switch (payment.state()) {
            case CREATED, AWAITING_PAYER, UNCERTAIN -> Optional.empty();
            case PAID -> Optional.of(payment.late() ? Tone.ATTENTION : Tone.PAID);
            case AUTHORIZED, LAPSED -> Optional.of(Tone.ATTENTION);
            case DECLINED, CANCELLED, EXPIRED -> Optional.of(Tone.DECLINED);
        };
    }

    private boolean isOurs(Payment payment) {
        return payment.order().till().equals(dependencies.services().here().till());
    }

    private boolean isFresh(Instant at) {
        return at.plus(FRESH).isAfter(dependencies.services().here().clock().instant());
    }

    private void tell(List<News> news) {
        var heard = new LinkedHashSet<OrderNo>();
        for (var each : news) {
            if (told.add(each.what()) && heard.add(each.orderNo())) {
                play(each.tone());
            }
        }
        while (told.size() > REMEMBERED) {
            told.remove(told.iterator().next());
        }
    }

    private void play(Tone tone) {
        var settings = dependencies.settings().current();
        if (settings.sound()) {
            play(dependencies, unexpected, tone);
        }
    }

    /** Plays a tone now, off the FX thread; where it cannot be heard nothing else happens. */
    public static void play(UiDependencies dependencies, Unexpected unexpected, Tone tone) {
        var volume = dependencies.settings().current().display().volume();
        dependencies
                .background()
                .run(
                        () -> {
                            dependencies.outside().sounds().play(tone, volume);
                            return tone;
                        },
                        _ -> {},
                        unexpected::note);
    }

    @Override
    public void close() {
        unsubscribe.run();
    }
}
