package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.PaymentMethod.Brand;

class WalletCodeTest {
    @ParameterizedTest
    @CsvSource({
        "ALIPAY, 2500000000000001",
        "ALIPAY, 280812820366966512",
        "ALIPAY, 300000000000000000000001",
        "WECHAT_PAY, 100000000000000001",
        "WECHAT_PAY, 134567890123456789",
        "WECHAT_PAY, 159999999999999999",
        "UNIONPAY, 6212345678901234567"
    })
    void aWalletIsToldByHowItsCodeBeginsAndHowLongItIs(Brand wallet, String text) {
        assertEquals(Optional.of(new WalletCode(wallet, new AuthCode(text))), WalletCode.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "250000000000001",
                "3000000000000000000000001",
                "240000000000000001",
                "310000000000000001",
                "10000000000000001",
                "1600000000000000001",
                "160000000000000001",
                "1000000000000000001",
                "621234567890123456",
                "62123456789012345678",
                "4891234567894",
                "T01-20261121-0001",
                "28081282036696651X",
                " 280812820366966512"
            })
    void anythingElseIsNoWalletsCode(String text) {
        assertEquals(Optional.empty(), WalletCode.of(text));
    }

    @Test
    void nothingThatIsShownOrKeptHoldsTheCode() {
        var text = "134567890123456789";
        var code = WalletCode.of(text).orElseThrow();
        assertEquals("13······89", code.masked());
        assertFalse((code + code.code().mark() + code.code()).contains("3456"));
        assertEquals(12, code.code().mark().length());
        assertEquals(new AuthCode(text).mark(), code.code().mark());
        assertNotEquals(new AuthCode("134567890123456788").mark(), code.code().mark());
    }

    @ParameterizedTest
    @CsvSource({
        "4891234567894, 4891234567894",
        "T01-20261121-0001, T01-20261121-0001",
        "9999111122223333444, 99······44",
        "a9999111122223333444z, a9······4z",
        "https://example.com/some/where/else, https://example.com/…"
    })
    void ofAnUnknownTextOnlyWhatCannotBeMoneyIsShown(String text, String shown) {
        assertEquals(shown, Masks.scanned(text, 20));
    }
}
