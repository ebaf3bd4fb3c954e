namespace Duplicates.Service.Tests.Hosting;

/// <summary>Folders in which a host kept its data.</summary>
internal static class HostFolder
{
    /// <summary>
    /// Removes the folder of a host that has stopped. What the framework began while it looked ahead (the next session key) may still be
    /// written then: whoever finds the folder not empty tries again.
    /// </summary>
    public static void Remove(this DirectoryInfo folder)
    {
        for (var again = 100; ; again--)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (again > 0)
            {
                Thread.Sleep(20);
            }
        }
    }
}
