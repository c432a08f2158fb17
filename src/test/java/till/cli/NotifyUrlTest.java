package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import till.settings.ShopSettings;

class NotifyUrlTest extends CommandCases {
    @Test
    void theAddressIsShownWholeWithItsSecret() {
        cli.listening = new ShopSettings.Listening(8_085, "127.0.0.1");
        var said = cli.till("gateways notify-url gnete");
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().contains("http://127.0.0.1:8085/notify/gnete/token-of-gnete"), said.out());
    }

    @Test
    void whereNothingListensItSaysHowToChangeThat() {
        var said = cli.till("gateways notify-url gnete");
        assertEquals(2, said.code());
        assertTrue(said.err().contains("notifyPort"), said.err());
    }
}
