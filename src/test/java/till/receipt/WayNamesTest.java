package till.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.service.GatewayDirectory;
import till.settings.Language;
import till.settings.Texts;
import till.ui.CounterGateway;

class WayNamesTest {
    private final CounterGateway gateway = new CounterGateway();
    private final WayNames names = new WayNames(
            List.of(Texts.in(Language.TRADITIONAL_CHINESE), Texts.in(Language.ENGLISH)),
            new GatewayDirectory(List.of(gateway)));

    @Test
    void aWayThatTakesTheCustomersCodeIsCalledByItsBrandInEveryLanguage() {
        gateway.takesScans(new PaymentMethod("gnete", "WX_BAR", Brand.WECHAT_PAY, Form.SCAN, List.of()));
        assertEquals("微信支付 WeChat Pay", names.of("gnete", "WX_BAR"));
    }

    @Test
    void aWayThatIsNotSetUpAnyMoreIsCalledByItsCode() {
        assertEquals("WX_BAR", names.of("gnete", "WX_BAR"));
    }
}
