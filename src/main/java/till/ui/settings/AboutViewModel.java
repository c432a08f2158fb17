package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Problem;
import till.domain.Result;
import till.settings.Library;
import till.settings.ProgramFacts;
import till.settings.SupportFile;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Which program this is, where it keeps what, and whose work it brings along. FX thread only. */
public final class AboutViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Library>> libraries = new ReadOnlyObjectWrapper<>(List.of());

    AboutViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** @param name the key of its text */
    record Fact(String name, String value) {}

    void load() {
        dependencies.background().run(Library::all, libraries::set, frame.unexpected()::report);
    }

    List<Fact> facts(Texts texts) {
        var program = dependencies.setup().program();
        return List.of(
                new Fact("about.version", version(program, texts)),
                new Fact("about.mode", texts.text("about.mode." + program.mode().name())),
                new Fact("about.till", program.till()),
                new Fact("about.tables", Integer.toString(program.tables())),
                new Fact("about.folder", program.folder().toString()),
                new Fact("about.java", property("java.runtime.version")),
                new Fact("about.javafx", property("javafx.runtime.version")),
                new Fact(
                        "about.system",
                        property("os.name") + " " + property("os.version") + " " + property("os.arch")));
    }

    private static String version(ProgramFacts program, Texts texts) {
        return program.version().isEmpty() ? texts.text("about.version.sources") : program.version();
    }

    private static String property(String name) {
        return System.getProperty(name, "–");
    }

    /** All of it as lines, to be sent to somebody who helps; nothing in it is secret. */
    String copied(Texts texts) {
        return facts(texts).stream()
                .map(fact -> texts.text(fact.name()) + ": " + fact.value())
                .collect(Collectors.joining("\n", "Harbour Till\n", "\n"));
    }

    /** Asks where to, and packs what somebody who helps has to see. */
    void save() {
        var clock = dependencies.services().here().clock();
        var support = new SupportFile(dependencies.setup().program(), clock);
        dependencies
                .outside()
                .places()
                .newFile(support.suggestedName())
                .ifPresent(file -> dependencies
                        .background()
                        .run(
                                () -> support.write(file),
                                written -> told.set(Optional.of(said(written))),
                                failure ->
                                        told.set(Optional.of(frame.unexpected().note(failure)))));
    }

    private static Problem said(Result<SupportFile.Packed> written) {
        return switch (written) {
            case Result.Failed<SupportFile.Packed>(var problem) -> problem;
            case Result.Done<SupportFile.Packed>(var packed) ->
                Problem.of(
                        "support.written",
                        packed.file().toString(),
                        Integer.toString(packed.files()),
                        Long.toString(packed.bytes()));
        };
    }

    /** How the last packing went. */
    ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Library>> librariesProperty() {
        return libraries.getReadOnlyProperty();
    }
}
