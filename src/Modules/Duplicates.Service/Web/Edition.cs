using System.Globalization;
using System.Reflection;

namespace Duplicates.Service.Web;

/// <summary>This edition of the program: pages whose words come with it have changed no later than it was built.</summary>
internal static class Edition
{
    /// <summary>The day on which it was built.</summary>
    public static DateOnly WrittenOn { get; } = DateOnly.ParseExact(
        typeof(Edition).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WrittenOn").Value!,
        "yyyy-MM-dd",
        CultureInfo.InvariantCulture);
}
