/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.openchange.mapiproxy.idlcompiler.emit.JavaEmitter;
import org.openchange.mapiproxy.idlcompiler.parse.IdlParser;

/**
 * Compiles every {@code *.idl} of a directory into Java sources and adds them to the build. A file {@code nspi.idl} becomes the
 * package {@code nspi} below {@code packagePrefix}.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CompileMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the IDL lies. */
    @Parameter(defaultValue = "${project.basedir}/src/main/idl")
    private File sourceDirectory;

    /** Where the Java goes. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/idl")
    private File outputDirectory;

    /** The package that the generated packages lie in. */
    @Parameter(required = true)
    private String packagePrefix;

    /** Whether the Java is for the tests only. */
    @Parameter(defaultValue = "false")
    private boolean forTests;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try (Stream<Path> sources = Files.list(sourceDirectory.toPath())) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".idl")).sorted().toList()) {
                compile(source);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot compile the IDL in " + sourceDirectory, e);
        } catch (IdlException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        if (forTests) {
            project.addTestCompileSourceRoot(outputDirectory.getPath());
        } else {
            project.addCompileSourceRoot(outputDirectory.getPath());
        }
    }

    private void compile(Path source) throws IOException {
        List<JavaFile> files = JavaEmitter.emit(IdlParser.parse(source), packagePrefix);
        int changed = 0;
        for (JavaFile file : files) {
            changed += write(file.packageName(), file.typeSpec().name(), file.toString()) ? 1 : 0;
        }
        String packageName = files.get(0).packageName();
        write(
                packageName,
                "package-info",
                JavaEmitter.packageInfo(source.getFileName().toString(), packageName));
        getLog().info(source.getFileName() + ": " + files.size() + " types, " + changed + " changed");
    }

    /** Leaves a file alone that is as it should be, so that javac is not called for nothing. */
    private boolean write(String packageName, String name, String text) throws IOException {
        Path target =
                outputDirectory.toPath().resolve(packageName.replace('.', '/')).resolve(name + ".java");
        if (Files.exists(target) && Files.readString(target).equals(text)) {
            return false;
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        return true;
    }
}
