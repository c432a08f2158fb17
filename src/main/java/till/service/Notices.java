package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.RefundNo;
import till.gateway.Notifications;
import till.gateway.PaymentAnswer.Standing;

/** Takes what a gateway posts to us: never believed, only ever a reason to ask. May be shared between threads. */
public final class Notices {
    /** A gateway's own records may be a moment behind what it posts. */
    private static final List<Duration> TRIES = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30));

    private static final Duration SAME_AGAIN = Duration.ofSeconds(10);
    private static final int REMEMBERED = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final RefundService refunds;
    private final Map<Seen, Instant> seen = new LinkedHashMap<>();

    public Notices(
            Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks, RefundService refunds) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
        this.refunds = refunds;
    }

    /**
     * What was posted.
     *
     * @param headers by lower-case name
     * @param fields of query string and form, the form winning
     * @param body the body as it came
     */
    public record Post(Map<String, String> headers, Map<String, String> fields, String body) {
        public Post {
            headers = Map.copyOf(headers);
            fields = Map.copyOf(fields);
        }
    }

    /** Of an unverified one only what it is about and one of a few states counts: its other words are anybody's. */
    private record Seen(String gateway, Notifications.Hint hint) {
        static Seen of(String gateway, Notifications.Hint hint) {
            var bare = new Notifications.Hint(false, hint.orderNo(), hint.refundNo(), hint.standing(), null, "");
            return new Seen(gateway, hint.verified() ? hint : bare);
        }
    }

    /** What is answered, to the byte. */
    public record Reply(String contentType, String body) {}

    /**
     * Has the payment or refund asked about that a notification names. A genuine one that says paid, which the query then
     * denies, becomes something a person has to settle: no state moves by it.
     *
     * @param workers asks, after this has returned: the gateway waits for the answer to its post
     * @return what to answer; empty where the gateway is unknown or sends no notifications
     */
    public Optional<Reply> received(String gateway, Post post, Executor workers) {
        return gateways.find(gateway)
                .flatMap(each -> each.find(Notifications.class))
                .map(notifications -> {
                    var hint = notifications.read(new Notifications.Posted(post.headers(), post.fields(), post.body()));
                    if (isNew(Seen.of(gateway, hint))) {
                        workers.execute(() -> guarded(gateway, hint));
                    }
                    var receipt = notifications.receipt();
                    return new Reply(receipt.contentType(), receipt.body());
                });
    }

    /** Gateways post the same more than once, and quickly: one question is enough. */
    private synchronized boolean isNew(Seen post) {
        var now = here.clock().instant();
        seen.values().removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(SAME_AGAIN)));
        if (seen.size() >= REMEMBERED) {
            seen.clear();
        }
        return seen.putIfAbsent(post, now) == null;
    }

    private void guarded(String gateway, Notifications.Hint hint) {
        try {
            ask(gateway, hint);
        } catch (RuntimeException e) {
            // the edge: nobody waits for this any more
            LOG.error("asking after a notification failed", e);
        }
    }

    private void ask(String gateway, Notifications.Hint hint) {
        var refundNo = hint.refundNo();
        if (refundNo != null) {
            refund(gateway, refundNo);
        } else if (hint.orderNo() != null) {
            books.ledger().payments().named(hint.orderNo()).stream()
                    .filter(payment -> payment.order().gateway().equals(gateway))
                    .map(Payment::orderNo)
                    .forEach(orderNo -> compare(orderNo, hint));
        }
    }

    private void refund(String gateway, String refundNo) {
        books.ledger().payments().named(refundNo).stream()
                .filter(payment -> payment.order().gateway().equals(gateway))
                .flatMap(payment -> refunds.of(payment.orderNo()).stream())
                .map(refund -> refund.refundNo())
                .filter(number -> number.text().equals(refundNo))
                .forEach((RefundNo number) -> refunds.check(number));
    }

    /**
     * Asks until the gateway confirms, a few times. What it then denies is for a person; its silence is so only where the
     * payment has ended, because an open one is asked about anyway until there is an answer.
     */
    private void compare(OrderNo orderNo, Notifications.Hint hint) {
        var claimsPaid = hint.verified() && hint.standing() == Standing.PAID;
        var denied = false;
        for (var pause : TRIES) {
            here.pause().pause(pause);
            denied |= checks.answeredNow(orderNo).isPresent();
            if (!claimsPaid || state(orderNo) == PaymentState.PAID) {
                return;
            }
        }
        if (denied || !state(orderNo).isOpen()) {
            var claim = new Attention.Draft(
                    Attention.Kind.CLAIMED_PAID,
                    Map.of("word", hint.word(), "amount", Objects.toString(hint.amount(), "")));
            books.ledger().attention().raise(orderNo, claim, here.clock().instant());
        }
    }

    private PaymentState state(OrderNo orderNo) {
        return books.ledger().payments().find(orderNo).orElseThrow().state();
    }
}
