package till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import till.domain.GatewayProfile;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.service.GatewayDirectory;
import till.settings.GatewayProfiles;
import till.settings.ProfileRules;
import till.settings.Texts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the gateways of this mode: kind, address, warnings, what each can do, and how customers pay through it. */
final class GatewayList {
    private final Output output;
    private final Texts texts;
    private final GatewayDirectory gateways;
    private final GatewayProfiles.Listing listing;

    private GatewayList(Run run, OpenedTill till) {
        this.output = run.output();
        this.texts = run.texts();
        this.gateways = till.services().gateways();
        this.listing = till.profiles();
    }

    static ExitCode show(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> new GatewayList(run, till).show());
    }

    private ExitCode show() {
        gateways.ids().forEach(this::lines);
        if (gateways.ids().isEmpty()) {
            output.say("cli.gateway.none");
        }
        listing.profiles().stream().flatMap(each -> warnings(each).stream()).forEach(each -> output.warn(text(each)));
        listing.problems().forEach(problem -> output.warn(texts.text(problem)));
        output.object(answer -> {
            var list = answer.putArray("gateways");
            gateways.ids().forEach(id -> fields(list.addObject(), id));
            answer.put(
                    "message",
                    String.join(" ", listing.problems().stream().map(this::text).toList()));
        });
        return ExitCode.DONE;
    }

    private String text(Problem problem) {
        return texts.text(problem);
    }

    /** Whether payments go over the network unencrypted, as was explicitly allowed. */
    static boolean isUnprotected(GatewayProfile profile) {
        return profile.allowPlainHttp() && ProfileRules.isPlainHttp(profile.baseUrl());
    }

    private static List<Problem> warnings(GatewayProfile profile) {
        var warnings = new ArrayList<Problem>();
        if (isUnprotected(profile)) {
            warnings.add(Problem.of("cli.gateways.plainHttp", profile.id(), profile.baseUrl()));
        }
        if (!profile.words().isEmpty()) {
            warnings.add(Problem.of(
                    "cli.gateways.taught",
                    profile.id(),
                    String.join(
                            ", ",
                            profile.words().entrySet().stream()
                                    .map(each -> each.getKey() + " = " + each.getValue())
                                    .sorted()
                                    .toList())));
        }
        return warnings;
    }

    private Optional<GatewayProfile> profile(String id) {
        return listing.profiles().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private void lines(String id) {
        output.say("cli.gateways.gateway", id);
        profile(id).ifPresent(each -> output.say("cli.gateways.where", each.kind(), each.baseUrl()));
        for (var method : methods(id)) {
            if (method.needs().isEmpty()) {
                output.say("cli.gateways.method", method.code());
            } else {
                output.say("cli.gateways.methodNeeds", method.code(), String.join(", ", method.needs()));
            }
        }
    }

    private List<PaymentMethod> methods(String id) {
        return gateways.methods().stream()
                .filter(method -> method.gateway().equals(id))
                .toList();
    }

    private void fields(ObjectNode gateway, String id) {
        gateway.put("id", id);
        profile(id).ifPresent(profile -> {
            gateway.put("kind", profile.kind());
            gateway.put("baseUrl", profile.baseUrl());
            var warnings = gateway.putArray("warnings");
            warnings(profile).forEach(each -> warnings.add(text(each)));
        });
        var abilities = gateway.putArray("abilities");
        gateways.abilities(id).forEach(ability -> abilities.add(ability.name()));
        var methods = gateway.putArray("methods");
        methods(id).forEach(method -> fields(methods, method));
    }

    private static void fields(ArrayNode list, PaymentMethod method) {
        var object = list.addObject();
        object.put("method", method.code());
        object.put("brand", method.brand().name());
        object.put("form", method.form().name());
        if (!method.name().isEmpty()) {
            object.put("name", method.name());
        }
        var needs = object.putArray("needs");
        method.needs().forEach(needs::add);
    }
}
