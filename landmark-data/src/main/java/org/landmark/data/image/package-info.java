/**
 * The one place that decodes photos. Files are judged by their content, never by their name; their pixels are taken as they lie
 * on disk (an EXIF orientation is not applied), since that is what annotations count in.
 */
package org.landmark.data.image;
