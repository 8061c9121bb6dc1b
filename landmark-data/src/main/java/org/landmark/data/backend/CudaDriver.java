package org.landmark.data.backend;

import com.sun.jna.Library;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The few functions of NVIDIA's driver that tell what is there (CUDA Driver API); each returns 0 or the number of an error. */
interface CudaDriver extends Library {
    /** CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR; MINOR is the next. */
    int CAPABILITY_MAJOR = 75;

    int CAPABILITY_MINOR = 76;

    int cuInit(int flags);

    int cuGetErrorName(int error, PointerByReference name);

    int cuDriverGetVersion(IntByReference version);

    int cuDeviceGetCount(IntByReference count);

    int cuDeviceGet(IntByReference device, int index);

    int cuDeviceGetName(byte[] name, int length, int device);

    int cuDeviceGetAttribute(IntByReference value, int attribute, int device);
}
