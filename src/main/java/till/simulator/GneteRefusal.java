package till.simulator;

/** The gateway's error answer: a code and a Chinese text, never signed, always with HTTP 200. */
final class GneteRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String msg;

    private GneteRefusal(int code, String msg) {
        super(code + " " + msg, null, false, false);
        this.code = code;
        this.msg = msg;
    }

    static GneteRefusal business(String msg) {
        return new GneteRefusal(9999, msg);
    }

    static GneteRefusal system(String detail) {
        return new GneteRefusal(10, "系统异常[" + detail + "]");
    }

    static GneteRefusal parameters(String detail) {
        return new GneteRefusal(11, "参数有误[" + detail + "]");
    }

    int code() {
        return code;
    }

    String msg() {
        return msg;
    }
}
