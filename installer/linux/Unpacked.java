import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Unpacks the system libraries that a folder of archives holds into another folder: a JDK is there, unzip may not be. */
void main(String[] folders) throws IOException {
    try (var archives = Files.newDirectoryStream(Path.of(folders[0]), "*.jar")) {
        for (var archive : archives) {
            unpack(archive, Path.of(folders[1]));
        }
    }
}

void unpack(Path archive, Path folder) throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
        for (var entry : zip.stream().filter(each -> each.getName().endsWith(".so")).toList()) {
            try (var library = zip.getInputStream(entry)) {
                Files.copy(library, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }
}
