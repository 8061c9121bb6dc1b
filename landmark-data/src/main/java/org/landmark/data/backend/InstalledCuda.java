package org.landmark.data.backend;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.landmark.data.InputException;

/** This machine: its driver is asked through JNA, and the libraries are loaded as ND4J will. */
final class InstalledCuda implements CudaMachine {
    /** The classes that bind a library load it too; these are what ND4J loads, in its order. */
    private static final String RUNTIME = "org.bytedeco.cuda.global.cudart";

    private static final List<String> LIBRARIES = List.of(
            "org.bytedeco.cuda.global.cublas",
            "org.bytedeco.cuda.global.cusolver",
            "org.bytedeco.cuda.global.cudnn",
            "org.nd4j.linalg.jcublas.bindings.Nd4jCuda");

    private final String file = Platform.isWindows() ? "nvcuda.dll" : "libcuda.so.1";
    private CudaDriver driver;

    @Override
    public String driver() {
        return file;
    }

    @Override
    public boolean hasDriver() {
        try {
            driver = Native.loadLibrary(file, CudaDriver.class);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    @Override
    public Optional<String> startProblem() {
        int error = driver.cuInit(0);
        return error == 0 ? Optional.empty() : Optional.of("cuInit says " + name(error));
    }

    @Override
    public int cudaVersion() {
        IntByReference version = new IntByReference();
        check("cuDriverGetVersion", driver.cuDriverGetVersion(version));
        return version.getValue();
    }

    @Override
    public List<CudaCard> cards() {
        IntByReference count = new IntByReference();
        check("cuDeviceGetCount", driver.cuDeviceGetCount(count));
        List<CudaCard> cards = new ArrayList<>();
        for (int i = 0; i < count.getValue(); i++) {
            IntByReference device = new IntByReference();
            check("cuDeviceGet", driver.cuDeviceGet(device, i));
            byte[] name = new byte[256];
            check("cuDeviceGetName", driver.cuDeviceGetName(name, name.length, device.getValue()));
            cards.add(new CudaCard(
                    i,
                    Native.toString(name),
                    attribute(CudaDriver.CAPABILITY_MAJOR, device.getValue()),
                    attribute(CudaDriver.CAPABILITY_MINOR, device.getValue())));
        }
        return cards;
    }

    @Override
    public Optional<String> runtimeProblem() {
        return loadProblem(RUNTIME).or(InstalledCuda::countProblem);
    }

    /** Counts the cards as ND4J does, which is content with no other answer; by reflection, as CUDA's classes are the profile's. */
    private static Optional<String> countProblem() {
        int[] count = new int[1];
        try {
            Object error = Class.forName(RUNTIME)
                    .getMethod("cudaGetDeviceCount", int[].class)
                    .invoke(null, count);
            return error.equals(0) && count[0] > 0
                    ? Optional.empty()
                    : Optional.of("cudaGetDeviceCount finds " + count[0] + " (error " + error + ")");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(RUNTIME + " has no cudaGetDeviceCount", e);
        }
    }

    @Override
    public Optional<String> libraryProblem() {
        return LIBRARIES.stream()
                .flatMap(library -> loadProblem(library).stream())
                .findFirst();
    }

    private static Optional<String> loadProblem(String binding) {
        try {
            Loader.load(Class.forName(binding, false, InstalledCuda.class.getClassLoader()));
            return Optional.empty();
        } catch (LinkageError | ClassNotFoundException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(binding.substring(binding.lastIndexOf('.') + 1) + " doesn't: " + cause.getMessage());
        }
    }

    private int attribute(int attribute, int device) {
        IntByReference value = new IntByReference();
        check("cuDeviceGetAttribute", driver.cuDeviceGetAttribute(value, attribute, device));
        return value.getValue();
    }

    private void check(String function, int error) {
        if (error != 0) {
            throw new InputException("-Pcuda: " + function + " of " + file + " says " + name(error));
        }
    }

    private String name(int error) {
        PointerByReference name = new PointerByReference();
        return driver.cuGetErrorName(error, name) == 0 ? name.getValue().getString(0) : "error " + error;
    }
}
