using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Files;

/// <summary>
/// Tells what a file is by its content alone: the mark at its beginning and as much of the structure as a reader needs to open it.
/// The name and what the browser says of it count for nothing.
/// </summary>
internal static partial class FileKinds
{
    private const int PdfTail = 2048;
    private const int PdfHeaderWithin = 1024;
    private const int JpegMarkerLength = 4;
    private const int PngChunkFrame = 12;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    private static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The kind; null when it is none of those that people may attach.</summary>
    public static AttachedFileKind? Detect(ReadOnlySpan<byte> content)
    {
        if (IsPdf(content))
        {
            return AttachedFileKind.Pdf;
        }

        if (IsPng(content))
        {
            return AttachedFileKind.Png;
        }

        return IsJpeg(content) ? AttachedFileKind.Jpeg : null;
    }

    /// <summary>Whether a PDF is encrypted: its reader asks for a password, or may forbid to print it.</summary>
    public static bool IsLocked(ReadOnlySpan<byte> content) => Encryption().IsMatch(System.Text.Encoding.Latin1.GetString(content));

    /// <summary>The media type under which the file is given back.</summary>
    public static string MediaType(this AttachedFileKind kind) => kind switch
    {
        AttachedFileKind.Pdf => "application/pdf",
        AttachedFileKind.Jpeg => "image/jpeg",
        AttachedFileKind.Png => "image/png",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// A header, and a table of contents near the end. Scanners and mail programs put a mark or a line before the header and zeros behind
    /// the end; what looks like a page of the web before it is none of that.
    /// </summary>
    private static bool IsPdf(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8);
        if (start < 0 || !IsHarmlessBefore(content[..start]) || content[(start + 5)..] is not [(byte)'1' or (byte)'2', (byte)'.', ..])
        {
            return false;
        }

        content = content.TrimEnd("\0\r\n\t "u8);
        var tail = content[Math.Max(0, content.Length - PdfTail)..];
        var table = tail.IndexOf("startxref"u8);
        return table >= 0 && tail[table..].IndexOf("%%EOF"u8) > 0;
    }

    private static bool IsHarmlessBefore(ReadOnlySpan<byte> before) =>
        before.IsEmpty || before.SequenceEqual(ByteOrderMark) || (before[^1] is (byte)'\n' or (byte)'\r' && !before.Contains((byte)'<'));

    /// <summary>A header with a size, and chunks that follow one another up to the closing one.</summary>
    private static bool IsPng(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(PngMark))
        {
            return false;
        }

        var rest = content[PngMark.Length..];
        if (rest.Length < PngChunkFrame + 13 || !rest[4..].StartsWith("IHDR"u8) || HasNoSize(rest[8..]))
        {
            return false;
        }

        while (rest.Length >= PngChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (rest[4..].StartsWith("IEND"u8))
            {
                return length == 0;
            }

            if (length > rest.Length - PngChunkFrame)
            {
                return false;
            }

            rest = rest[(PngChunkFrame + (int)length)..];
        }

        return false;
    }

    private static bool HasNoSize(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header) == 0 || BinaryPrimitives.ReadUInt32BigEndian(header[4..]) == 0;

    /// <summary>Segments that follow one another up to the picture, one of which gives its size, and an end of the picture.</summary>
    private static bool IsJpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(JpegMark))
        {
            return false;
        }

        var rest = content[JpegMark.Length..];
        var hasSize = false;
        while (rest.Length > JpegMarkerLength && rest[0] == 0xFF)
        {
            // any number of fill bytes may stand before a marker
            if (rest[1] == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            var (marker, length) = (rest[1], BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (length < 2 || rest.Length < length + 2)
            {
                return false;
            }

            if (marker == 0xDA)
            {
                return hasSize && rest[(length + 2)..].IndexOf(JpegEnd) >= 0;
            }

            hasSize |= IsFrame(marker) && length >= 8 && rest[5..9].IndexOfAnyExcept((byte)0) >= 0;
            rest = rest[(length + 2)..];
        }

        return false;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    [GeneratedRegex(@"/Encrypt\s*(<<|[0-9]+\s+[0-9]+\s+R)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Encryption();
}
