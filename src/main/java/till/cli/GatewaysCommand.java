package till.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.service.GatewayDirectory;
import till.settings.GatewayProfiles;
import tools.jackson.databind.node.ArrayNode;

/** {@code till gateways}: lists the gateways of this mode, what each can do, and how customers pay through it. */
@CommandLine.Command(
        name = "gateways",
        subcommands = {ImportCommand.class, ProbeCommand.class})
final class GatewaysCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(till -> {
            var gateways = till.services().gateways();
            var live = till.mode() == Mode.LIVE;
            var listing = live ? till.profiles().list() : new GatewayProfiles.Listing(List.of(), List.of());
            gateways.ids().forEach(id -> lines(run.output(), gateways, id));
            if (gateways.ids().isEmpty()) {
                run.output().say("cli.gateway.none");
            }
            listing.profiles().stream()
                    .filter(GatewaysCommand::unprotected)
                    .forEach(profile ->
                            run.output().progress("cli.gateways.plainHttp", profile.id(), profile.baseUrl()));
            listing.problems().forEach(problem -> run.output().warn(run.texts().text(problem)));
            run.output().object(answer -> {
                fields(answer.putArray("gateways"), gateways);
                answer.put("message", sentences(run, listing));
            });
            return ExitCode.DONE;
        });
    }

    /** Whether payments go over the network unencrypted, as was explicitly allowed. */
    static boolean unprotected(GatewayProfile profile) {
        return profile.allowPlainHttp()
                && profile.baseUrl().toLowerCase(Locale.ROOT).startsWith("http:");
    }

    private static String sentences(Run run, GatewayProfiles.Listing listing) {
        return listing.problems().stream()
                .map((Problem each) -> run.texts().text(each))
                .collect(Collectors.joining(" "));
    }

    private static void lines(Output output, GatewayDirectory gateways, String id) {
        output.say("cli.gateways.gateway", id);
        gateways.methods().stream()
                .filter(method -> method.gateway().equals(id))
                .forEach(method -> {
                    if (method.needs().isEmpty()) {
                        output.say("cli.gateways.method", method.code());
                    } else {
                        output.say("cli.gateways.methodNeeds", method.code(), String.join(", ", method.needs()));
                    }
                });
    }

    private static void fields(ArrayNode list, GatewayDirectory gateways) {
        for (var id : gateways.ids()) {
            var gateway = list.addObject();
            gateway.put("id", id);
            var abilities = gateway.putArray("abilities");
            gateways.abilities(id).forEach(ability -> abilities.add(ability.name()));
            var methods = gateway.putArray("methods");
            gateways.methods().stream()
                    .filter(method -> method.gateway().equals(id))
                    .forEach(method -> fields(methods, method));
        }
    }

    private static void fields(ArrayNode list, PaymentMethod method) {
        var object = list.addObject();
        object.put("method", method.code());
        object.put("brand", method.brand().name());
        object.put("form", method.form().name());
        var needs = object.putArray("needs");
        method.needs().forEach(needs::add);
    }
}
