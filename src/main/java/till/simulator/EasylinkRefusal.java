package till.simulator;

/** The gateway's error: its code in the document's table, if there is one, and the seen text with its HTTP status. */
final class EasylinkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NO_CODE = 0;

    private final int code;
    private final int status;
    private final String text;

    private EasylinkRefusal(int code, int status, String text) {
        super(code + " " + text, null, false, false);
        this.code = code;
        this.status = status;
        this.text = text;
    }

    static EasylinkRefusal parameter(String detail) {
        return new EasylinkRefusal(4001, 400, detail);
    }

    static EasylinkRefusal unauthorized() {
        return new EasylinkRefusal(4002, 401, "Unauthorized");
    }

    static EasylinkRefusal noOrder() {
        return new EasylinkRefusal(4003, 404, "Order not found");
    }

    static EasylinkRefusal alreadyPaid() {
        return new EasylinkRefusal(4004, 400, "Order number already exists");
    }

    static EasylinkRefusal noBalance() {
        return new EasylinkRefusal(4005, 400, "Insufficient balance");
    }

    static EasylinkRefusal tooMuch(String detail) {
        return new EasylinkRefusal(4006, 400, detail);
    }

    static EasylinkRefusal internal() {
        return new EasylinkRefusal(5001, 500, "Internal server error");
    }

    /** What the document's table has no code for. */
    static EasylinkRefusal uncoded(int status, String text) {
        return new EasylinkRefusal(NO_CODE, status, text);
    }

    boolean coded() {
        return code != NO_CODE;
    }

    int code() {
        return code;
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }

    /** The HTTP status beside a code: the document shows none, so only what concerns the whole request has its own. */
    int codedStatus() {
        return status == 401 || status == 500 ? status : 200;
    }
}
