package till.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import till.domain.PaymentMethod.Brand;

/**
 * A customer's own code whose wallet is told by how it begins and how long it is: Alipay 25 to 30 with 16 to 24 digits,
 * WeChat Pay 10 to 15 with 18, UnionPay 62 with 19.
 */
public record WalletCode(Brand wallet, AuthCode code) {
    private static final List<Shape> SHAPES = List.of(
            new Shape(Brand.ALIPAY, Pattern.compile("(?:2[5-9]|30)[0-9]{14,22}")),
            new Shape(Brand.WECHAT_PAY, Pattern.compile("1[0-5][0-9]{16}")),
            new Shape(Brand.UNIONPAY, Pattern.compile("62[0-9]{17}")));

    private record Shape(Brand wallet, Pattern pattern) {}

    /** Reads a scanned text; empty where it is no wallet's code. */
    public static Optional<WalletCode> of(String text) {
        return SHAPES.stream()
                .filter(shape -> shape.pattern().matcher(text).matches())
                .findFirst()
                .map(shape -> new WalletCode(shape.wallet(), new AuthCode(text)));
    }

    /** What a person may see of it: enough to tell two scans apart, not enough to charge. */
    public String masked() {
        return Masks.ends(code.text());
    }

    @Override
    public String toString() {
        return wallet + " ***";
    }
}
