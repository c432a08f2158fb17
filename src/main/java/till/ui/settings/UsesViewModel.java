package till.ui.settings;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import till.service.GatewayDirectory;
import till.service.GatewayUses.Line;

/** What can be done with the gateway that is looked at. FX thread only. */
public final class UsesViewModel {
    private final GatewayDirectory gateways;
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");

    UsesViewModel(GatewayDirectory gateways) {
        this.gateways = gateways;
        gateways.ids().stream().findFirst().ifPresent(shown::set);
    }

    public List<String> getGateways() {
        return gateways.ids();
    }

    public void show(String gateway) {
        shown.set(gateway);
    }

    /** The gateway that is looked at; empty where there is none. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    List<Line> lines() {
        return gateways.uses(shown.get());
    }
}
