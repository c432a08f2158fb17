package till.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import till.ui.Outside.Places;

/** Asks where a new file is to go and where one is, with the operating system's own dialog. */
final class SaveDialog implements Places {
    private final Stage owner;

    SaveDialog(Stage owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> newFile(String suggestedName) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder() {
        return Optional.ofNullable(new DirectoryChooser().showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> existingFile(String kind, String... endings) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        kind, Stream.of(endings).map(ending -> "*." + ending).toList()));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }
}
