package till.simulator;

/** The gateway's error answer: {@code respCode} and {@code respMsg} with HTTP 200, or a bare HTTP status. */
final class AcqraRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    private AcqraRefusal(int status, String code, String text) {
        super(code + " " + text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    static AcqraRefusal unauthorized() {
        return new AcqraRefusal(401, "401", "");
    }

    static AcqraRefusal parameter(String wrong) {
        return new AcqraRefusal(200, "1001", "parameter error: " + wrong);
    }

    static AcqraRefusal exists(String what) {
        return new AcqraRefusal(200, "1002", what + " already exists");
    }

    static AcqraRefusal notFound(String what) {
        return new AcqraRefusal(200, "1003", what + " not found");
    }

    static AcqraRefusal state(OrderState state) {
        return new AcqraRefusal(200, "1004", "order status does not allow this: " + AcqraWords.of(state));
    }

    static AcqraRefusal amount(String why) {
        return new AcqraRefusal(200, "1005", why);
    }

    static AcqraRefusal method(String why) {
        return new AcqraRefusal(200, "1006", why);
    }

    static AcqraRefusal channel() {
        return new AcqraRefusal(200, "9999", "channel error");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
