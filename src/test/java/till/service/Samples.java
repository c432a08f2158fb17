package till.service;

import java.time.Duration;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;

/** Payments and answers for tests of what the one means for the other. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    public static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    public static final Money AMOUNT = Money.parse("HKD 88.50");
    public static final OrderNo NUMBER = new OrderNo("T01PABC123");

    private Samples() {}

    public static PaymentOrder order() {
        return new PaymentOrder(
                NUMBER,
                "T01-20261121-0001",
                "T01-20261121-0001",
                "T01",
                "gnete",
                "WX_QR",
                AMOUNT,
                "Tea",
                NOON,
                NOON.plus(Duration.ofMinutes(5)));
    }

    public static Payment payment(PaymentState state) {
        return payment(state, "P1", 0);
    }

    public static Payment payment(PaymentState state, @Nullable String gatewayNo, int missing) {
        var received = state == PaymentState.PAID ? AMOUNT : null;
        var paidAt = state == PaymentState.PAID ? NOON.plusSeconds(20) : null;
        var code = gatewayNo == null ? null : new PayCode(PayCode.Kind.QR, "https://qr.example/1");
        return new Payment(
                order(),
                state,
                code,
                gatewayNo,
                null,
                received,
                paidAt,
                null,
                null,
                false,
                false,
                GatewayDetails.NONE,
                By.NOBODY,
                new Payment.Watch(NOON, 0, missing, null, null, NOON));
    }

    public static Outcome<PaymentAnswer> says(Standing standing) {
        return says(standing, NUMBER.text(), AMOUNT);
    }

    public static Outcome<PaymentAnswer> says(Standing standing, String orderNo, Money amount) {
        var facts = standing == Standing.NOT_FOUND
                ? null
                : new PaymentAnswer.Facts(orderNo, amount, "P1", "C1", NOON.plusSeconds(19));
        return new Outcome.Answered<>(new PaymentAnswer(standing, facts, "state"));
    }
}
