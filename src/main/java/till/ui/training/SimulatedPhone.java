package till.ui.training;

import java.util.random.RandomGenerator;
import till.domain.PaymentMethod.Brand;
import till.domain.WalletCode;

/** A customer's phone that shows a code to be scanned; no wallet ever gave it out. */
public enum SimulatedPhone {
    ALIPAY(Brand.ALIPAY, "28", 18),
    WECHAT_PAY(Brand.WECHAT_PAY, "13", 18),
    UNIONPAY(Brand.UNIONPAY, "62", 19);

    private final Brand wallet;
    private final String beginning;
    private final int length;

    SimulatedPhone(Brand wallet, String beginning, int length) {
        this.wallet = wallet;
        this.beginning = beginning;
        this.length = length;
    }

    Brand wallet() {
        return wallet;
    }

    /** Shows the next one. */
    WalletCode shows(RandomGenerator random) {
        var text = new StringBuilder(beginning);
        while (text.length() < length) {
            text.append(random.nextInt(10));
        }
        return WalletCode.of(text.toString())
                .filter(code -> code.wallet() == wallet)
                .orElseThrow();
    }
}
