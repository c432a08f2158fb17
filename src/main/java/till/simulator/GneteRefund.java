package till.simulator;

import java.util.Map;

/** A refund as the simulated Gnete gateway has it; amounts in cents, states as in the provider's refund page. */
public record GneteRefund(Map<String, String> values) {

    public static final int REFUNDING = 1;
    public static final int SUCCESS = 2;
    public static final int FAILED = 3;

    public GneteRefund {
        values = Map.copyOf(values);
    }

    public String refundOrderId() {
        return text("id");
    }

    public String mchRefundNo() {
        return text("number");
    }

    public String payOrderId() {
        return text("payOrderId");
    }

    public long amount() {
        return number("refundAmount");
    }

    public String currency() {
        return text("currency");
    }

    public int state() {
        return (int) number("state");
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name) {
        return text(name).isEmpty() ? 0 : Long.parseLong(text(name));
    }
}
