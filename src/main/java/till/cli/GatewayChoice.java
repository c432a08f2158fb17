package till.cli;

import till.service.GatewayDirectory;

/** Finds the gateway a command is about; without a name it is the only one there is. */
record GatewayChoice(GatewayDirectory gateways) {
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
