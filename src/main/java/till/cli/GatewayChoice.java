package till.cli;

import till.domain.PaymentMethod;
import till.service.GatewayDirectory;

/** Finds the gateway a command is about; without a name it is the only one there is. */
record GatewayChoice(GatewayDirectory gateways) {
    /** Without a name, the only one that offers the method where there are several. */
    String id(String wanted, String method) throws Stopped {
        var offering = gateways.methods().stream()
                .filter(way -> way.code().equals(method.strip()))
                .map(PaymentMethod::gateway)
                .distinct()
                .toList();
        return wanted.isBlank() && offering.size() == 1 ? offering.getFirst() : id(wanted);
    }

    String id(String wanted) throws Stopped {
        var ids = gateways.ids();
        if (ids.isEmpty()) {
            throw Stopped.wrongUse("cli.gateway.none");
        }
        if (wanted.isBlank()) {
            if (ids.size() > 1) {
                throw Stopped.wrongUse("cli.gateway.missing", String.join(", ", ids));
            }
            return ids.getFirst();
        }
        if (!ids.contains(wanted.strip())) {
            throw Stopped.wrongUse("cli.gateway.unknown", wanted.strip(), String.join(", ", ids));
        }
        return wanted.strip();
    }
}
