package till.ui;

import java.util.List;
import till.domain.ProfileForm;
import till.service.GatewaySetup;
import till.service.LedgerSetup;
import till.service.ShopPeople;
import till.settings.MethodSettings;
import till.settings.ProgramFacts;

/**
 * What the settings screen works with.
 *
 * @param gateways sets the shop's own gateways up, also in training
 * @param people who answers for the shop's own gateways
 * @param methods what the shop decided about the ways to pay of this mode
 * @param forms what each kind of gateway is set up with
 * @param meanings what a gateway's word can be taught to mean
 * @param program what somebody who helps asks for first
 * @param ledger where the shop's own ledger is, and how it comes elsewhere
 * @param restart closes the window and opens it again, so that what was saved is in force
 */
public record SetupDesk(
        GatewaySetup gateways,
        ShopPeople people,
        MethodSettings methods,
        List<ProfileForm> forms,
        List<String> meanings,
        ProgramFacts program,
        LedgerSetup ledger,
        Runnable restart) {
    public SetupDesk {
        forms = List.copyOf(forms);
        meanings = List.copyOf(meanings);
    }
}
