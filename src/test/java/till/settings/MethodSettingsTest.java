package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Problem;

class MethodSettingsTest {
    private static final PaymentMethod WECHAT =
            new PaymentMethod("gnete", "WX_QR", Brand.WECHAT_PAY, Form.CODE, List.of(), "WeChat 微信");
    private static final PaymentMethod LEARNT =
            new PaymentMethod("acqra", "payNow", Brand.PAYNOW, Form.CODE, List.of("phone"), "");

    @TempDir
    Path temp;

    private Path file() {
        return temp.resolve("methods.json");
    }

    @Test
    void whatWasDecidedComesBack() {
        var settings = MethodSettings.open(file()).value();
        assertEquals(List.of(), settings.of("gnete"));
        var wechat = new MethodChoice(WECHAT, Money.parse("HKD 5.00"), Money.parse("HKD 800.00"), Map.of(), false);
        var learnt = new MethodChoice(LEARNT, null, null, Map.of("captureMethod", "manual"), true);
        assertEquals(Optional.empty(), settings.save("gnete", List.of(wechat)));
        assertEquals(Optional.empty(), settings.save("acqra", List.of(learnt)));
        assertEquals(List.of(wechat), settings.of("gnete"));
        var again = MethodSettings.open(file()).value();
        assertEquals(List.of(wechat), again.of("gnete"));
        assertEquals(List.of(learnt), again.of("acqra"));
    }

    @Test
    void limitsCountOnlyInTheirCurrencyAndNameTheLimit() {
        var choice = new MethodChoice(WECHAT, Money.parse("HKD 5.00"), Money.parse("HKD 800.00"), Map.of(), false);
        assertEquals(
                Optional.of(Problem.of("method.tooSmall", Problem.amount(Money.parse("HKD 5.00")))),
                choice.obstacle(Money.parse("HKD 4.99")));
        assertEquals(Optional.empty(), choice.obstacle(Money.parse("HKD 5.00")));
        assertEquals(Optional.empty(), choice.obstacle(Money.parse("HKD 800.00")));
        assertTrue(choice.obstacle(Money.parse("HKD 800.01")).isPresent());
        assertEquals(Optional.empty(), choice.obstacle(Money.parse("CNY 4.99")));
        assertEquals(Optional.empty(), choice.obstacle(Money.parse("HKD 0.00")));
    }

    @Test
    void damagedFileIsNamedAndNeverWrittenOver() throws IOException {
        var settings = MethodSettings.open(file()).value();
        for (var damage : List.of("{", "[1]x", "{\"gnete\":[{\"code\":\"X\",\"brand\":\"NOBODY\"}]}")) {
            Files.writeString(file(), damage);
            var problem = Problem.of("methods.unreadable", file().toString());
            assertEquals(Optional.of(problem), MethodSettings.open(file()).failure());
            assertEquals(Optional.of(problem), settings.save("gnete", List.of()));
            assertEquals(damage, Files.readString(file()));
        }
        assertFalse(Files.exists(temp.resolve("methods.json.tmp")));
    }
}
