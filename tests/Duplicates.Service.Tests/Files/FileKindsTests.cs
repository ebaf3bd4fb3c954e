using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Files;

/// <summary>What a file is follows from its content.</summary>
public sealed class FileKindsTests
{
    private static readonly byte[][] Samples = [SampleFiles.Pdf, SampleFiles.Jpeg, SampleFiles.Png];

    [Fact]
    public void Detect_SmallestFileOfAKind_IsThatKind() =>
        Assert.Equal([AttachedFileKind.Pdf, AttachedFileKind.Jpeg, AttachedFileKind.Png], Samples.Select(sample => FileKinds.Detect(sample)).OfType<AttachedFileKind>());

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4")]
    [InlineData("%PDF-3.0\nstartxref\n0\n%%EOF")]
    [InlineData(" %PDF-1.4\nstartxref\n0\n%%EOF")]
    [InlineData("<html><body>%PDF-1.4 startxref %%EOF</body></html>")]
    [InlineData("GIF89a")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("MZ")]
    public void Detect_OtherContent_IsNone(string content) => Assert.Null(FileKinds.Detect(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("\ufeff", "")]
    [InlineData("Content-Type: application/pdf\r\n\r\n", "")]
    [InlineData("", "\0\0\0\0\0\0\r\n")]
    public void Detect_PdfWithSomethingAround_IsPdf(string before, string behind) =>
        Assert.Equal(AttachedFileKind.Pdf, FileKinds.Detect([.. Encoding.UTF8.GetBytes(before), .. SampleFiles.Pdf, .. Encoding.UTF8.GetBytes(behind), .. new byte[before.Length == 0 ? 5000 : 0]]));

    [Fact]
    public void Detect_PageBeforeAPdf_IsNone() =>
        Assert.Null(FileKinds.Detect([.. "<script>alert(1)</script>\n"u8, .. SampleFiles.Pdf]));

    [Fact]
    public void Detect_JpegWithFillBytes_IsJpeg() =>
        Assert.Equal(AttachedFileKind.Jpeg, FileKinds.Detect([.. SampleFiles.Jpeg[..2], 0xFF, 0xFF, .. SampleFiles.Jpeg[2..20], 0xFF, .. SampleFiles.Jpeg[20..]]));

    [Theory]
    [InlineData("/Encrypt 5 0 R", true)]
    [InlineData("/Encrypt<< /Filter /Standard >>", true)]
    [InlineData("/EncryptMetadata false", false)]
    public void IsLocked_Pdf_IsToldByItsTrailer(string entry, bool expected) =>
        Assert.Equal(expected, FileKinds.IsLocked(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(SampleFiles.Pdf).Replace("/Root", $"{entry} /Root", StringComparison.Ordinal))));

    [Fact]
    public void Detect_PictureWithoutSize_IsNone()
    {
        byte[] png = [.. SampleFiles.Png], jpeg = [.. SampleFiles.Jpeg];
        png[19] = 0;
        jpeg.AsSpan(25, 4).Clear();
        Assert.Null(FileKinds.Detect(png));
        Assert.Null(FileKinds.Detect(jpeg));
    }

    [Fact]
    public void Detect_AnyBytes_NeverFails() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(), bytes => FileKinds.Detect(bytes) is null or AttachedFileKind.Pdf)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Detect_AnyBytesAfterAMark_NeverFails()
    {
        var marked =
            from sample in Gen.Elements(Samples)
            from kept in Gen.Choose(2, sample.Length)
            from rest in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
            select (byte[])[.. sample[..kept], .. rest];
        Prop.ForAll(marked.ToArbitrary(), bytes =>
        {
            FileKinds.Detect(bytes);
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Detect_CutFile_IsNone()
    {
        var cut =
            from sample in Gen.Elements(Samples)
            from length in Gen.Choose(0, sample.Length - 7)
            select sample[..length];
        Prop.ForAll(cut.ToArbitrary(), bytes => FileKinds.Detect(bytes) is null).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("скан.pdf", "скан.pdf")]
    [InlineData("C:\\Users\\Асель\\Desktop\\скан.PDF", "скан.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("photo.jpg.exe", "photo.jpg.pdf")]
    [InlineData("a\"b<c>\r\nSet-Cookie: x.pdf", "abcSet-Cookie x.pdf")]
    [InlineData("сурет\u202Efdp.exe", "суретfdp.pdf")]
    [InlineData("  ескі   көшірме .pdf ", "ескі көшірме.pdf")]
    [InlineData("...", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(null, "file.pdf")]
    public void Clean_AnyName_IsHarmlessAndReadable(string? name, string expected) => Assert.Equal(expected, FileNames.Clean(name, AttachedFileKind.Pdf));

    [Fact]
    public void Clean_LongName_FitsItsColumn()
    {
        var cleaned = FileNames.Clean(new string('ә', 300) + ".jpeg", AttachedFileKind.Jpeg);
        Assert.InRange(cleaned.Length, 50, 110);
        Assert.EndsWith(".jpeg", cleaned, StringComparison.Ordinal);
    }
}
