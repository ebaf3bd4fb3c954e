using System.Buffers.Binary;

namespace Duplicates.Service.Files;

/// <summary>A photo of a page as a PDF holds it: the picture as the camera packed it, without what the camera wrote about the place and the device.</summary>
/// <param name="Width">Columns as they are stored.</param>
/// <param name="Height">Lines as they are stored.</param>
/// <param name="IsGrey">One colour in place of three.</param>
/// <param name="Turn">Degrees to turn it clockwise, so that it stands upright: 0, 90, 180 or 270.</param>
/// <param name="Content">The JPEG without remarks.</param>
internal sealed record JpegPhoto(int Width, int Height, bool IsGrey, int Turn, byte[] Content)
{
    private const byte StartOfScan = 0xDA;
    private const byte FirstRemark = 0xE1;
    private const byte LastRemark = 0xEF;
    private const byte AdobeColours = 0xEE;
    private const byte Comment = 0xFE;
    private const ushort Orientation = 0x0112;

    /// <summary>Reads a photo; null when it is no JPEG of the kinds that cameras make, baseline or progressive with one or three colours.</summary>
    public static JpegPhoto? Read(ReadOnlySpan<byte> file)
    {
        if (FileKinds.Detect(file) is not Domain.Applications.AttachedFileKind.Jpeg)
        {
            return null;
        }

        // FileKinds has walked the same segments up to the scan
        var (content, turn) = (new List<byte>(file.Length), 0);
        (int Width, int Height, bool IsGrey)? frame = null;
        content.AddRange(file[..2]);
        for (var rest = file[2..]; ;)
        {
            if (rest[1] == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            var (marker, length) = (rest[1], BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2);
            if (marker == StartOfScan)
            {
                content.AddRange(rest);
                return frame is { } size ? new(size.Width, size.Height, size.IsGrey, turn, [.. content]) : null;
            }

            var segment = rest[..length];
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                frame = ReadFrame(segment);
            }
            else if (marker == FirstRemark)
            {
                turn = ReadTurn(segment[4..]) ?? turn;
            }

            if (marker is not (>= FirstRemark and <= LastRemark and not AdobeColours or Comment))
            {
                content.AddRange(segment);
            }

            rest = rest[length..];
        }
    }

    /// <summary>The size, of eight bits a colour; null of any other.</summary>
    private static (int Width, int Height, bool IsGrey)? ReadFrame(ReadOnlySpan<byte> segment) =>
        segment.Length > 9 && segment[4] == 8 && segment[9] is 1 or 3
            ? (BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), segment[9] == 1)
            : null;

    /// <summary>How the camera was held, from the first directory of Exif; null when it does not say. Mirrored pictures, which no camera makes, stay as they are.</summary>
    private static int? ReadTurn(ReadOnlySpan<byte> remark)
    {
        if (!remark.StartsWith("Exif\0\0"u8) || remark.Length < 14)
        {
            return null;
        }

        var tiff = remark[6..];
        var isLittle = tiff.StartsWith("II"u8);
        ushort Short(ReadOnlySpan<byte> at) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[((int)start + 2)..];
        for (var left = Short(tiff[(int)start..]); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            if (Short(entries) == Orientation)
            {
                return Short(entries[8..]) switch { 3 => 180, 6 => 90, 8 => 270, _ => 0 };
            }
        }

        return null;
    }
}
