package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.jeequan.jeepay.util.JeepayKit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GneteSealTest {

    private static final String KEY = "EWEFD123RGSRETYDFNGFGFGSHDFGH";

    @Test
    void nothingToSignIsTheKeyAlone() {
        assertEquals("55EB7DC82EF80AE6882BBC3210E27396", new GneteSeal(KEY).of(Map.of()));
    }

    @Test
    void theRecordedAnswerOfARealServerHasThisSeal() {
        var data = new HashMap<String, Object>();
        data.put("mchOrderNo", "n1795225640438a");
        data.put("orderState", 2);
        data.put("payData", "");
        data.put("payDataType", "none");
        data.put("payOrderId", "P2123956395161792513");
        assertEquals("46C01944CA6A5637AE2F64E44D9A87A5", new GneteSeal(KEY).of(data));
    }

    @Test
    void thePublishedSdkAgreesOnAThousandMaps() {
        var random = new Random(7);
        for (var round = 0; round < 1000; round++) {
            var map = new LinkedHashMap<String, Object>();
            for (var field = 0; field < 8; field++) {
                var name = new String[] {"amount", "Amount", "amount2", "body", "b", "signType", "subject", "z"}
                        [random.nextInt(8)];
                map.put(name, random.nextInt(4) == 0 ? "" : "值 &=" + random.nextInt());
            }
            assertEquals(JeepayKit.getSign(new LinkedHashMap<>(map), KEY), new GneteSeal(KEY).of(map));
        }
    }
}
