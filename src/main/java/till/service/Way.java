package till.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.CardBuffer;
import till.domain.OrderLine;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.QrPayments;
import till.gateway.QrPayments.Created;

/** How an order reaches the gateway: for a code to be shown, with the customer's own, scanned, or with a typed card. */
interface Way {
    Optional<Problem> check(PaymentOrder order);

    Outcome<Created> send(PaymentOrder order);

    /** What the customer pays with, as far as the gateway's answer tells. */
    @Nullable
    PayCode code(Created created);

    /** Whether the call itself takes the money, so that nobody can see by a missing code that none was taken. */
    default boolean takesAtOnce() {
        return true;
    }

    static Optional<Way> of(Gateway gateway, ChargeRequest request, @Nullable CardBuffer card) {
        var lines = request.basket().lines();
        if (card != null) {
            return gateway.find(KeyedCards.class).map(cards -> new Keyed(cards, card, lines, request.extras()));
        }
        var authCode = request.authCode();
        return authCode == null
                ? gateway.find(QrPayments.class).map(codes -> new Shown(codes, lines, request.extras()))
                : gateway.find(CodePayments.class).map(scans -> new Scanned(scans, authCode, lines, request.extras()));
    }

    record Shown(QrPayments codes, List<OrderLine> lines, Map<String, String> extras) implements Way {
        @Override
        public Optional<Problem> check(PaymentOrder order) {
            return codes.check(order, extras);
        }

        @Override
        public Outcome<Created> send(PaymentOrder order) {
            return codes.create(order, lines, extras);
        }

        @Override
        public @Nullable PayCode code(Created created) {
            return created.code();
        }

        @Override
        public boolean takesAtOnce() {
            return false;
        }
    }

    record Scanned(CodePayments scans, AuthCode authCode, List<OrderLine> lines, Map<String, String> extras)
            implements Way {
        @Override
        public Optional<Problem> check(PaymentOrder order) {
            return scans.checkScan(order, authCode, extras);
        }

        @Override
        public Outcome<Created> send(PaymentOrder order) {
            return scans.charge(order, authCode, lines, extras);
        }

        /** The row has said from the start that there is none to show: nothing a gateway sends beside it changes that. */
        @Override
        public @Nullable PayCode code(Created created) {
            return null;
        }
    }

    record Keyed(KeyedCards cards, CardBuffer card, List<OrderLine> lines, Map<String, String> extras) implements Way {
        @Override
        public Optional<Problem> check(PaymentOrder order) {
            return cards.checkCard(order, card, extras);
        }

        @Override
        public Outcome<Created> send(PaymentOrder order) {
            return cards.charge(order, card, lines, extras);
        }

        /** The row has said that there is none to show; only a page of the payer's bank takes its place. */
        @Override
        public @Nullable PayCode code(Created created) {
            var code = created.code();
            return code == null || code.kind() == PayCode.Kind.NONE ? null : code;
        }
    }
}
