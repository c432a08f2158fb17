package till.cli;

import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads currencies of the command line. */
final class Currencies {
    private Currencies() {}

    /** The shop's where none is given. */
    static CurrencyUnit read(String text, CurrencyUnit shops) throws Stopped {
        if (text.isBlank()) {
            return shops;
        }
        try {
            return CurrencyUnit.of(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException _) {
            throw Stopped.wrongUse("cli.currency.unknown", text);
        }
    }
}
