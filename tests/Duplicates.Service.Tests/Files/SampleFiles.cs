using System.Buffers.Binary;
using System.Text;

namespace Duplicates.Service.Tests.Files;

/// <summary>The smallest files of each kind that a reader would open.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n47\n%%EOF\n");

    public static byte[] Png { get; } =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 2, 0, 1]), .. Chunk("IEND", []),
    ];

    public static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 0x7F, 0xA0,
        0xFF, 0xD9,
    ];

    /// <summary>A photo of a size, held as Exif says (1 upright, 6 to be turned clockwise), with the place where it was taken; the picture itself is a few bytes.</summary>
    public static byte[] Photo(int width, int height, byte held = 1, byte colours = 3)
    {
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0, 0, 0, 0, 0, .. "GPS 51.1801"u8];
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, colours, .. Enumerable.Range(1, colours).SelectMany(colour => new byte[] { (byte)colour, 0x11, 0 })];
        return [0xFF, 0xD8, .. Segment(0xE1, exif), .. Segment(0xC0, frame), .. Segment(0xDA, [1, 1, 0, 0, 0x3F, 0]), 0x7F, 0xA0, (byte)width, (byte)height, 0xFF, 0xD9];
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    /// <summary>A picture that is also a page with a script, and opens as either.</summary>
    public static byte[] PngWithPage { get; } =
    [
        .. Png[..33], .. Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0<html><script>alert(document.cookie)</script></html>")), .. Png[33..],
    ];

    /// <summary>A PDF of a length.</summary>
    public static byte[] PdfOf(int length)
    {
        var content = new byte[length];
        Array.Fill(content, (byte)'%');
        Pdf.AsSpan(0, 9).CopyTo(content);
        Pdf.AsSpan(Pdf.Length - 20).CopyTo(content.AsSpan(length - 20));
        return content;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        return chunk;
    }
}
