using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Duplicates.Service.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Files;

/// <summary>Photos become the pages of one PDF (decision 82).</summary>
public sealed partial class PhotoPagesTests
{
    [Fact]
    public void Join_AnyPhotos_MakesAPageOfEachAndEveryObjectStandsWhereTheTableSays() => Prop.ForAll(
        Gen.Choose(1, 60_000).Two().Select(size => JpegPhoto.Read(SampleFiles.Photo(size.Item1, size.Item2))!).NonEmptyListOf().ToArbitrary(),
        photos =>
        {
            var pdf = PhotoPages.Join([.. photos]);
            var text = Encoding.Latin1.GetString(pdf);
            var table = int.Parse(StartOfTable().Match(text).Groups["place"].Value, CultureInfo.InvariantCulture);
            var places = Place().Matches(text[table..]).Select(match => int.Parse(match.Groups["place"].Value, CultureInfo.InvariantCulture)).ToList();
            return FileKinds.Detect(pdf) is Domain.Applications.AttachedFileKind.Pdf
                && text[table..].StartsWith("xref\n", StringComparison.Ordinal)
                && places.Count == 2 + (3 * photos.Count)
                && places.Index().All(one => text[one.Item..].StartsWith($"{one.Index + 1} 0 obj\n", StringComparison.Ordinal))
                && text.Contains($"/Count {photos.Count} ", StringComparison.Ordinal)
                && photos.All(photo => pdf.AsSpan().IndexOf(photo.Content) > 0);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 180)]
    [InlineData(6, 90)]
    [InlineData(8, 270)]
    public void Join_APhotoHeldAnotherWay_StandsUpright(byte held, int turn) =>
        Assert.Contains($"/Rotate {turn} ", Encoding.Latin1.GetString(PhotoPages.Join([JpegPhoto.Read(SampleFiles.Photo(4000, 3000, held))!])), StringComparison.Ordinal);

    [Fact]
    public void Read_APhoto_LeavesOutWhereItWasTaken()
    {
        var taken = SampleFiles.Photo(3000, 4000);
        var photo = JpegPhoto.Read(taken)!;
        Assert.Equal((3000, 4000, false), (photo.Width, photo.Height, photo.IsGrey));
        Assert.True(taken.AsSpan().IndexOf("GPS"u8) > 0);
        Assert.True(photo.Content.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.Equal(Domain.Applications.AttachedFileKind.Jpeg, FileKinds.Detect(photo.Content));
    }

    [Fact]
    public void Read_WhatIsNoPhotoOfAPage_IsRefusedOrUnreadable()
    {
        Assert.Null(JpegPhoto.Read(SampleFiles.Png));
        Assert.Null(JpegPhoto.Read(SampleFiles.Photo(3000, 4000, colours: 4)));
        Assert.False(PhotoPages.IsReadable(JpegPhoto.Read(SampleFiles.Photo(480, 360))!));
        Assert.True(PhotoPages.IsReadable(JpegPhoto.Read(SampleFiles.Photo(480, 640, colours: 1))!));
    }

    /// <summary>Bytes of strangers: whatever was cut or changed on the way is read or refused, and never fails otherwise.</summary>
    [Fact]
    public void Read_APhotoWithChangedBytes_NeverFails() => Prop.ForAll(
        Gen.Choose(0, SampleFiles.Photo(900, 700).Length - 1).Zip(Gen.Choose(0, 255)).NonEmptyListOf().ToArbitrary(),
        changes =>
        {
            var photo = SampleFiles.Photo(900, 700);
            foreach (var (place, value) in changes)
            {
                photo[place] = (byte)value;
            }

            _ = JpegPhoto.Read(photo);
        }).QuickCheckThrowOnFailure();

    [GeneratedRegex("startxref\n(?<place>[0-9]+)\n%%EOF", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartOfTable();

    [GeneratedRegex("(?<place>[0-9]{10}) 00000 n ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
